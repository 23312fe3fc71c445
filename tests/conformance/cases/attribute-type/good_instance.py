"""An attribute of the instance alone."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    def __init__(self) -> None:
        self.name = "x"


plugin = Plugin()
