"""An empty property of an explicit Protocol base."""

from typing import Protocol


class API(Protocol):
    @property
    def name(self) -> str:
        """The name."""
        ...


class Plugin(API):
    @property
    def name(self) -> str:
        return ""


plugin = Plugin()
