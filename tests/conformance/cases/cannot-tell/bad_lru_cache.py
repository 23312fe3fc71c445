"""A cached function."""

from functools import lru_cache
from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Plugin:
    @lru_cache
    def greet(self, name: str) -> str:
        return name


plugin = Plugin()
