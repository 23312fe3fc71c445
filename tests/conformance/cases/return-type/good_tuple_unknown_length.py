"""A tuple of any length where the API promises two."""

from typing import Protocol


class API(Protocol):
    def point(self) -> tuple[int, int]: ...


class Plugin:
    def point(self) -> tuple[int, int]:
        return (0, 0)


plugin = Plugin()
