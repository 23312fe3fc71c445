"""An attribute that __init__ declares."""

from typing import Protocol


class API(Protocol):
    names: list[str]


class Plugin:
    def __init__(self) -> None:
        self.names: list[str] = []


plugin = Plugin()
