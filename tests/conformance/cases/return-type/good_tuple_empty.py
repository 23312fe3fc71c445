"""The empty tuple."""

from typing import Protocol


class API(Protocol):
    def row(self) -> tuple[()]: ...


class Plugin:
    def row(self) -> tuple[()]:
        return ()


plugin = Plugin()
