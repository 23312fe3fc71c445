"""Overloads in another order, which mypy refuses."""

from typing import Protocol, overload


class API(Protocol):
    @overload
    def get(self, key: int) -> int: ...
    @overload
    def get(self, key: str) -> str: ...


class Plugin:
    @overload
    def get(self, key: str) -> str: ...
    @overload
    def get(self, key: int) -> int: ...
    def get(self, key: int | str) -> int | str:
        return key


plugin = Plugin()
