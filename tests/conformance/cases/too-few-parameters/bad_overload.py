"""The overloads of the API."""

from typing import Protocol, overload


class API(Protocol):
    @overload
    def get(self, key: str) -> str: ...
    @overload
    def get(self, key: str, default: int) -> int: ...


class Plugin:
    def get(self, key: str) -> str:
        return key


plugin = Plugin()
