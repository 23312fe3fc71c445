"""The API itself, in a list."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class API(Protocol):
    def children(self) -> Sequence[API]: ...


class Plugin:
    def children(self) -> list[str]:
        return []


plugin = Plugin()
