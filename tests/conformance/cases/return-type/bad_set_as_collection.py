"""A set as a Collection."""

from collections.abc import Collection
from typing import Protocol


class API(Protocol):
    def names(self) -> Collection[str]: ...


class Plugin:
    def names(self) -> set[int]:
        return set()


plugin = Plugin()
