"""A parameter that takes a tuple."""

from typing import Protocol


class API(Protocol):
    def move(self, point: tuple[int, int]) -> None: ...


class Plugin:
    def move(self, point: tuple[int, ...]) -> None:
        return None


plugin = Plugin()
