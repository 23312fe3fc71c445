"""The API's *args."""

from typing import Protocol


class API(Protocol):
    def greet(self, *names: str) -> str: ...


class Plugin:
    def greet(self, *names: str) -> str:
        return ""


plugin = Plugin()
