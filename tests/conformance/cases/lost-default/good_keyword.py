"""A keyword-only parameter that the API may leave out."""

from typing import Protocol


class API(Protocol):
    def greet(self, *, name: str = "") -> str: ...


class Plugin:
    def greet(self, *, name: str = "you") -> str:
        return name


plugin = Plugin()
