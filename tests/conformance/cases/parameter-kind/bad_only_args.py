"""*args do not take what is given by name."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Plugin:
    def greet(self, *args: str) -> str:
        return ""


plugin = Plugin()
