"""A class whose property is read from the class."""

from typing import Protocol


class API(Protocol):
    @property
    def name(self) -> str: ...


class Plugin:
    @property
    def name(self) -> str:
        return ""


plugin = Plugin
