"""A positional-only parameter that the API may leave out."""

from typing import Protocol


class API(Protocol):
    def pad(self, width: int = 60, /) -> None: ...


class Plugin:
    def pad(self, width: int, /) -> None:
        return None


plugin = Plugin()
