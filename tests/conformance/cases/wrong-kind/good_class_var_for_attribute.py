"""A ClassVar in place of an attribute that the API may assign."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    name: str = ""


plugin = Plugin()
