"""A class that is not related."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Plugin:
    def greet(self, name: object) -> str:
        return ""


plugin = Plugin()
