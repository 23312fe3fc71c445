"""The type of a cached property."""

from functools import cached_property
from typing import Protocol


class API(Protocol):
    @property
    def name(self) -> str: ...


class Plugin:
    @cached_property
    def name(self) -> int:
        return 0


plugin = Plugin()
