"""A static method in place of a method is right, a property is not."""

from typing import Protocol


class API(Protocol):
    def make(self, name: str) -> str: ...


class Plugin:
    @property
    def make(self) -> int:
        return 3


plugin = Plugin()
