"""A ClassVar in place of an attribute that the API may assign."""

from typing import ClassVar, Protocol


class API(Protocol):
    name: str


class Plugin:
    name: ClassVar[str] = ""


plugin = Plugin()
