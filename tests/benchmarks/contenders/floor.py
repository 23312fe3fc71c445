"""The floor: the API declared and the plugins' modules imported by their names, with no library between."""

from __future__ import annotations

import sys

from .api import Reader, ReaderFactory

loaded: list[object] = []
for name in sys.argv[4:]:
    __import__(name)
    loaded.append(sys.modules[name])

__all__ = ["Reader", "ReaderFactory", "loaded"]
