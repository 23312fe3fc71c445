"""A Sequence where the API promises a list."""

from typing import Protocol


class API(Protocol):
    def names(self) -> list[str]: ...


class Plugin:
    def names(self) -> list[str]:
        return []


plugin = Plugin()
