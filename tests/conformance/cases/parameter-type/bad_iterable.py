"""A parameter that takes more than a list."""

from collections.abc import Iterable
from typing import Protocol


class API(Protocol):
    def add(self, names: list[str]) -> None: ...


class Plugin:
    def add(self, names: Iterable[int]) -> None:
        return None


plugin = Plugin()
