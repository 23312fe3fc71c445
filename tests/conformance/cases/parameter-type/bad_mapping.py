"""A parameter that takes a dict alone."""

from collections.abc import Mapping
from typing import Protocol


class API(Protocol):
    def add(self, sizes: Mapping[str, int]) -> None: ...


class Plugin:
    def add(self, sizes: dict[str, int]) -> None:
        return None


plugin = Plugin()
