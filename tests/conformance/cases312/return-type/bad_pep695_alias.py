"""A type alias in the new syntax."""

from typing import Protocol

type Pairs[T] = list[tuple[T, T]]


class API(Protocol):
    def pairs(self) -> Pairs[int]: ...


class Plugin:
    def pairs(self) -> list[tuple[str, str]]:
        return []


plugin = Plugin()
