"""The empty tuple."""

from typing import Protocol


class API(Protocol):
    def row(self) -> tuple[()]: ...


class Plugin:
    def row(self) -> tuple[int]:
        return (0,)


plugin = Plugin()
