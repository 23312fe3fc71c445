"""A Final attribute that __init__ sets."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    def __init__(self) -> None:
        self.name: str = ""


plugin = Plugin()
