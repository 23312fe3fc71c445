"""The standard library: every plugin as before, and a first call of one method of each."""

from __future__ import annotations

from .metadata_all import loaded

results = [reader.read(5) for reader in loaded]

__all__ = ["loaded", "results"]
