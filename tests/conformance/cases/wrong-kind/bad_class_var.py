"""An instance attribute in place of a ClassVar."""

from typing import ClassVar, Protocol


class API(Protocol):
    name: ClassVar[str]


class Plugin:
    def __init__(self) -> None:
        self.name: str = ""


plugin = Plugin()
