"""A list is invariant."""

from typing import Protocol


class API(Protocol):
    def sizes(self) -> list[float]: ...


class Plugin:
    def sizes(self) -> list[int]:
        return []


plugin = Plugin()
