"""A type alias that speaks of itself."""

from collections.abc import Sequence
from typing import Protocol

type Tree = int | Sequence[Tree]


class API(Protocol):
    def tree(self) -> Tree: ...


class Plugin:
    def tree(self) -> list[int]:
        return []


plugin = Plugin()
