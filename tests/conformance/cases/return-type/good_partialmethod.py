"""The result of a partial method."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Plugin:
    def greet(self, name: str) -> str:
        return "hello " + name


plugin = Plugin()
