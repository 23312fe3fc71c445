"""A slot whose value is of another type."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    __slots__ = ("name",)

    def __init__(self) -> None:
        self.name = "x"


plugin = Plugin()
