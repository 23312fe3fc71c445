"""A slot that is declared."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    __slots__ = ("name",)
    name: str

    def __init__(self) -> None:
        self.name = ""


plugin = Plugin()
