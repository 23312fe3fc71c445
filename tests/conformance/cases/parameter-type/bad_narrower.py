"""A subclass of what the API gives."""

from typing import Protocol


class API(Protocol):
    def count(self, step: int) -> str: ...


class Plugin:
    def count(self, step: bool) -> str:
        return ""


plugin = Plugin()
