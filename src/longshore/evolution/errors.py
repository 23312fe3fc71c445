"""Why APIs can't be frozen or compared."""

from __future__ import annotations

from longshore.exceptions import LongshoreError


class ApiUnusable(LongshoreError):
    """What was named is no API, or can't be read.

    Attributes:
        asked: what was named.
        reason: why, and the cure.
    """

    def __init__(self, message: str, asked: str, reason: str) -> None:
        super().__init__(message, asked, reason)
        self.asked = asked
        self.reason = reason


def api_unusable(asked: str, reason: str) -> ApiUnusable:
    """The error about what was named, with its text.

    Args:
        asked: what was named.
        reason: why, and the cure.
    """
    return ApiUnusable(f"{asked}: {reason}", asked, reason)
