"""A Sequence where the API promises a list."""

from collections.abc import Sequence
from typing import Protocol


class API(Protocol):
    def names(self) -> list[str]: ...


class Plugin:
    def names(self) -> Sequence[str]:
        return []


plugin = Plugin()
