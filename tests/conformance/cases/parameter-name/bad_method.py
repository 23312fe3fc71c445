"""A positional parameter with another name."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Plugin:
    def greet(self, who: str) -> str:
        return who


plugin = Plugin()
