"""An instance method in place of a class method."""

from typing import Protocol


class API(Protocol):
    @classmethod
    def make(cls, name: str) -> str: ...


class Plugin:
    def make(self, name: str) -> str:
        return name


plugin = Plugin()
