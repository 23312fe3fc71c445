"""*args take the rest."""

from typing import Protocol


class API(Protocol):
    def greet(self, one: str, two: str, /) -> str: ...


class Plugin:
    def greet(self, **names: str) -> str:
        return ""


plugin = Plugin()
