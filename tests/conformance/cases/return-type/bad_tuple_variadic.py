"""A tuple of any length."""

from typing import Protocol


class API(Protocol):
    def sizes(self) -> tuple[int, ...]: ...


class Plugin:
    def sizes(self) -> tuple[int, str]:
        return (0, "")


plugin = Plugin()
