"""A declared attribute, of no callable type, in place of a method."""

from typing import Protocol


class API(Protocol):
    def name(self) -> str: ...


class Plugin:
    name: int


plugin = Plugin()
