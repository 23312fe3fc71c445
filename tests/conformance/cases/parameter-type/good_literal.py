"""A parameter that takes fewer values."""

from typing import Literal, Protocol


class API(Protocol):
    def open(self, mode: Literal["r", "w"]) -> None: ...


class Plugin:
    def open(self, mode: str) -> None:
        return None


plugin = Plugin()
