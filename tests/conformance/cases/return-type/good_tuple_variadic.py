"""A tuple of any length."""

from typing import Protocol


class API(Protocol):
    def sizes(self) -> tuple[int, ...]: ...


class Plugin:
    def sizes(self) -> tuple[int, int]:
        return (0, 0)


plugin = Plugin()
