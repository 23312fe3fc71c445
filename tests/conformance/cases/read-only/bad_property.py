"""A property without setter for an attribute."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    @property
    def name(self) -> str:
        return ""


plugin = Plugin()
