"""The type of a positional-only parameter."""

from typing import Protocol


class API(Protocol):
    def pad(self, width: int, /) -> None: ...


class Plugin:
    def pad(self, size: str, /) -> None:
        return None


plugin = Plugin()
