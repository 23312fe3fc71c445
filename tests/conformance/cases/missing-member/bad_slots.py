"""A slot."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    __slots__ = ("title",)

    def __init__(self) -> None:
        self.title: str = ""


plugin = Plugin()
