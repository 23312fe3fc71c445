"""Annotations that are strings by a future import."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class API(Protocol):
    def names(self) -> Sequence[str]: ...


class Plugin:
    def names(self) -> list[bytes]:
        return []


plugin = Plugin()
