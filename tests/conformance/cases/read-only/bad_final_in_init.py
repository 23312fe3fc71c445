"""A Final attribute that __init__ sets."""

from typing import Final, Protocol


class API(Protocol):
    name: str


class Plugin:
    def __init__(self) -> None:
        self.name: Final[str] = ""


plugin = Plugin()
