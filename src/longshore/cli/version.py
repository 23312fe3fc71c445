"""Which longshore this is."""

from __future__ import annotations

import importlib.metadata


def own_version() -> str:
    """Longshore's version, as it is installed."""
    try:
        return importlib.metadata.version("longshore")
    except importlib.metadata.PackageNotFoundError:
        return "(not installed: run from its source)"
