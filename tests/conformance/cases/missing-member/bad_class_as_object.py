"""A class that is itself the object, by its class methods."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Plugin:
    @classmethod
    def great(cls, name: str) -> str:
        return name


plugin = Plugin
