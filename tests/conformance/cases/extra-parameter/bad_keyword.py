"""One more required keyword-only parameter."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Plugin:
    def greet(self, name: str, *, loud: bool) -> str:
        return name


plugin = Plugin()
