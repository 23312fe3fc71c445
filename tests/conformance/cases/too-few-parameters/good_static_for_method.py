"""A static method in place of a method."""

from typing import Protocol


class API(Protocol):
    def make(self, name: str) -> str: ...


class Plugin:
    @staticmethod
    def make(name: str) -> str:
        return name


plugin = Plugin()
