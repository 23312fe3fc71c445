"""longshore: every plugin as before, and a first call of one method of each."""

from __future__ import annotations

from .api import Reader
from .longshore_all import loaded, manager

results = manager.call(Reader.read, 5)

__all__ = ["loaded", "results"]
