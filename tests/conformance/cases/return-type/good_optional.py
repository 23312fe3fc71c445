"""None where the API promises a value."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str | None: ...


class Plugin:
    def greet(self, name: str) -> str:
        return ""


plugin = Plugin()
