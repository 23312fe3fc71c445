"""A parameter that takes a list alone."""

from collections.abc import Sequence
from typing import Protocol


class API(Protocol):
    def add(self, names: Sequence[str]) -> None: ...


class Plugin:
    def add(self, names: list[str]) -> None:
        return None


plugin = Plugin()
