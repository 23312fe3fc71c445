"""An alias is what it stands for."""

from typing import Protocol

Names = list[str]


class API(Protocol):
    def names(self) -> Names: ...


class Plugin:
    def names(self) -> list[str]:
        return []


plugin = Plugin()
