"""Proves that stevedore's disk cache is warm: loads the plugins while nobody may read the distributions."""

from __future__ import annotations

from unittest.mock import patch

cold = RuntimeError("stevedore read the distributions: its disk cache is not warm")
with patch("importlib.metadata.entry_points", side_effect=cold):
    from .stevedore_all import loaded

__all__ = ["loaded"]
