"""An empty class method."""

from typing import Protocol


class API(Protocol):
    @classmethod
    def make(cls) -> str: ...


class Plugin(API):
    pass


plugin = Plugin()
