"""The two values of a bool."""

from typing import Literal, Protocol


class API(Protocol):
    def turn(self, on: bool) -> None: ...


class Plugin:
    def turn(self, on: Literal[True, False]) -> None:
        return None


plugin = Plugin()
