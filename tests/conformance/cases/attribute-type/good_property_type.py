"""A property of another type."""

from typing import Protocol


class API(Protocol):
    @property
    def name(self) -> str: ...


class Plugin:
    @property
    def name(self) -> str:
        return ""


plugin = Plugin()
