"""A result of type Any in place of overloads."""

from typing import Any, Protocol, overload


class API(Protocol):
    @overload
    def get(self, key: int) -> int: ...
    @overload
    def get(self, key: str) -> str: ...


class Plugin:
    def get(self, key: int | str) -> Any:
        return key


plugin = Plugin()
