"""A slot."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    __slots__ = ("name",)

    def __init__(self) -> None:
        self.name: str = ""


plugin = Plugin()
