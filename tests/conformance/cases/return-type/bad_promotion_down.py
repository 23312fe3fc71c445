"""A bool is an int, a float is none."""

from typing import Protocol


class API(Protocol):
    def size(self) -> int: ...


class Plugin:
    def size(self) -> float:
        return 0.5


plugin = Plugin()
