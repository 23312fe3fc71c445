"""A union that leaves out what the API gives."""

from typing import Protocol


class API(Protocol):
    def count(self, step: int | None) -> str: ...


class Plugin:
    def count(self, step: int | str | None) -> str:
        return ""


plugin = Plugin()
