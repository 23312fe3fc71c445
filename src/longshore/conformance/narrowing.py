"""The check as a type checker sees it: the door from ``object`` to an API."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from longshore.conformance import UnverifiedPolicy, check

if TYPE_CHECKING:
    from typing import TypeGuard

    from typing_extensions import TypeForm

T = TypeVar("T")


def conforms(
    plugin: object, api: TypeForm[T], *, strict: bool = False, unverified: UnverifiedPolicy = "allow"
) -> TypeGuard[T]:
    """Whether an object keeps an API; to a type checker, the door from ``object`` to that API.

    Args:
        plugin: any object.
        api: as for :func:`check`, and so are ``strict`` and ``unverified``.

    Returns:
        Whether no finding of :func:`check` is an error.

    Example:
        >>> from collections.abc import Sized
        >>> from longshore import conforms
        >>> conforms([], Sized), conforms(3, Sized)
        (True, False)
    """
    return check(plugin, api, strict=strict, unverified=unverified).conforms
