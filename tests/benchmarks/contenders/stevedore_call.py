"""stevedore: every plugin as before, and a first call of one method of each."""

from __future__ import annotations

from .stevedore_all import loaded, manager

results: list[bytes] = manager.map_method("read", 5)

__all__ = ["loaded", "results"]
