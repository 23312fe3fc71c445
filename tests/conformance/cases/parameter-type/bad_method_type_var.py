"""A generic method takes everything."""

from typing import Protocol, TypeVar

T = TypeVar("T")


class API(Protocol):
    def same(self, value: T) -> T: ...


class Plugin:
    def same(self, value: int) -> int:
        return value


plugin = Plugin()
