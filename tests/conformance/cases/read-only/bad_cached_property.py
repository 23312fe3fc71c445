"""A cached property can be assigned, a property can't."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    @property
    def name(self) -> str:
        return ""


plugin = Plugin()
