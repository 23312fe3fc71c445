"""A cached function."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Plugin:
    def greet(self, name: str) -> str:
        return name


plugin = Plugin()
