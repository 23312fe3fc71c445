"""An attribute that an explicit Protocol base only declares."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin(API):
    def __init__(self) -> None:
        self.name = ""


plugin = Plugin()
