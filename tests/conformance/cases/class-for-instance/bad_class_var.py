"""A class that is itself the object, by its ClassVar."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    name: str


plugin = Plugin
