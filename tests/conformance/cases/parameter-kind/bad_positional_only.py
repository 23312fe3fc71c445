"""A positional-only parameter that the API may give by name."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Plugin:
    def greet(self, name: str, /) -> str:
        return name


plugin = Plugin()
