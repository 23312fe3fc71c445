"""The overloads of the API."""

from typing import Protocol, overload


class API(Protocol):
    @overload
    def get(self, key: str) -> str: ...
    @overload
    def get(self, key: str, default: int) -> int: ...


class Plugin:
    @overload
    def get(self, key: str) -> str: ...
    @overload
    def get(self, key: str, default: int) -> int: ...
    def get(self, key: str, default: int | None = None) -> str | int:
        return key if default is None else default


plugin = Plugin()
