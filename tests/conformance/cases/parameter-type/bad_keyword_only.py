"""The type of a keyword-only parameter."""

from typing import Protocol


class API(Protocol):
    def pad(self, *, width: int) -> None: ...


class Plugin:
    def pad(self, width: str) -> None:
        return None


plugin = Plugin()
