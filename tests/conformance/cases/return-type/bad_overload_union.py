"""A union of results in place of overloads."""

from typing import Protocol, overload


class API(Protocol):
    @overload
    def get(self, key: int) -> int: ...
    @overload
    def get(self, key: str) -> str: ...


class Plugin:
    def get(self, key: int | str) -> int | str:
        return key


plugin = Plugin()
