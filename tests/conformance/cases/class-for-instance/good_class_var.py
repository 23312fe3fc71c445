"""A class that is itself the object, by its ClassVar."""

from typing import ClassVar, Protocol


class API(Protocol):
    name: str


class Plugin:
    name: ClassVar[str] = ""


plugin = Plugin
