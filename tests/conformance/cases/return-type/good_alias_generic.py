"""An alias with a type variable."""

from typing import Protocol, TypeVar

T = TypeVar("T")
Pairs = list[tuple[T, T]]


class API(Protocol):
    def pairs(self) -> Pairs[int]: ...


class Plugin:
    def pairs(self) -> list[tuple[int, int]]:
        return []


plugin = Plugin()
