"""A class method in place of a method is right, a number is not."""

from typing import Protocol


class API(Protocol):
    def make(self, name: str) -> str: ...


class Plugin:
    @classmethod
    def make(cls, name: str) -> str:
        return name


plugin = Plugin()
