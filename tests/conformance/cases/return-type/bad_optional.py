"""None where the API promises a value."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Plugin:
    def greet(self, name: str) -> str | None:
        return None


plugin = Plugin()
