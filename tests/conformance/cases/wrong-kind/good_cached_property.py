"""A cached property in place of a property, which pyright refuses."""

from typing import Protocol


class API(Protocol):
    @property
    def name(self) -> str: ...


class Plugin:
    @property
    def name(self) -> str:
        return ""


plugin = Plugin()
