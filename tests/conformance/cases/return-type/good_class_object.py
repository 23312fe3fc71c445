"""A class that is itself the object: a static method."""

from typing import Protocol


class API(Protocol):
    def make(self, name: str) -> str: ...


class Plugin:
    @staticmethod
    def make(name: str) -> str:
        return name


plugin = Plugin
