"""A method in place of an attribute."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    name: str = ""


plugin = Plugin()
