"""An empty class method."""

from typing import Protocol


class API(Protocol):
    @classmethod
    def make(cls) -> str: ...


class Plugin(API):
    @classmethod
    def make(cls) -> str:
        return ""


plugin = Plugin()
