"""A keyword-only parameter that the API gives by position."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Plugin:
    def greet(self, *, name: str) -> str:
        return name


plugin = Plugin()
