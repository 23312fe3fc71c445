"""Which longshore this is."""

from __future__ import annotations

from importlib.metadata import PackageNotFoundError, version


def own_version() -> str:
    """Longshore's version, as it is installed."""
    try:
        return version("longshore")
    except PackageNotFoundError:
        return "(not installed: run from its source)"
