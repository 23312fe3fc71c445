"""A class that is itself the object: a class method."""

from typing import Protocol


class API(Protocol):
    def make(self, name: str) -> str: ...


class Plugin:
    @classmethod
    def make(cls, name: str) -> str:
        return name


plugin = Plugin
