"""A property without setter for an attribute."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    name: str = ""


plugin = Plugin()
