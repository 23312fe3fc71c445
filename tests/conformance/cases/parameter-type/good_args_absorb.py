"""*args that take the API's parameters."""

from typing import Protocol


class API(Protocol):
    def add(self, one: int, two: int, /) -> None: ...


class Plugin:
    def add(self, *numbers: int) -> None:
        return None


plugin = Plugin()
