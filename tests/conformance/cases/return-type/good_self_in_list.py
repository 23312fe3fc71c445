"""Self in a collection."""

from typing import Protocol, Self


class API(Protocol):
    def children(self) -> list[Self]: ...


class Plugin:
    def children(self) -> list[Self]:
        return []


plugin = Plugin()
