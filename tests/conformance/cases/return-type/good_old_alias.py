"""Typing.List means list."""

from typing import List, Protocol


class API(Protocol):
    def names(self) -> list[str]: ...


class Plugin:
    def names(self) -> List[str]:
        return []


plugin = Plugin()
