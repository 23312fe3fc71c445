"""An attribute that has its type from a parameter."""

from typing import Protocol


class API(Protocol):
    names: list[str]


class Plugin:
    def __init__(self, names: list[int]) -> None:
        self.names = names


plugin = Plugin([])
