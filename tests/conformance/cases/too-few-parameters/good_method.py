"""A parameter fewer."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str, loud: bool) -> str: ...


class Plugin:
    def greet(self, name: str, loud: bool) -> str:
        return name


plugin = Plugin()
