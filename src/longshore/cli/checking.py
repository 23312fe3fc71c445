"""How ``longshore check`` tells its answer."""

from __future__ import annotations

from longshore.model.verification import Verification
from longshore.rendering.verification import (
    verification_github,
    verification_json,
    verification_sarif,
    verification_text,
)


def told(found: Verification, form: str) -> str:
    """The answer in a form: ``text``, ``json``, ``github`` or ``sarif``."""
    if form == "json":
        return verification_json(found)
    if form == "github":
        return verification_github(found)
    if form == "sarif":
        from longshore.cli.version import own_version  # late: imports importlib.metadata

        return verification_sarif(found, own_version())
    return verification_text(found)
