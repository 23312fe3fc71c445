"""An attribute that a base declares."""

from typing import Protocol


class API(Protocol):
    name: str


class Named:
    name: str = ""


class Numbered:
    name: int = 0


class Plugin(Numbered):
    pass


plugin = Plugin()
