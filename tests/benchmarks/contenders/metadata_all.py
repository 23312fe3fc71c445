"""The standard library: every plugin loaded and called; it checks nothing."""

from __future__ import annotations

from importlib.metadata import entry_points

from .api import NAMESPACE, Reader

loaded: list[Reader] = [candidate.load()() for candidate in entry_points(group=NAMESPACE)]
