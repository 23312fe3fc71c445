"""A keyword-only parameter fewer."""

from typing import Protocol


class API(Protocol):
    def greet(self, *, loud: bool) -> str: ...


class Plugin:
    def greet(self, loud: bool = False) -> str:
        return ""


plugin = Plugin()
