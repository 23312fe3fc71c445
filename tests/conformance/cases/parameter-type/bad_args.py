"""The type of *args."""

from typing import Protocol


class API(Protocol):
    def add(self, *numbers: int) -> int: ...


class Plugin:
    def add(self, *numbers: str) -> int:
        return 0


plugin = Plugin()
