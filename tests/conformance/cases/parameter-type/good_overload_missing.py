"""An overload of the API that the plugin does not have."""

from typing import Protocol, overload


class API(Protocol):
    @overload
    def get(self, key: int) -> int: ...
    @overload
    def get(self, key: str) -> str: ...


class Plugin:
    @overload
    def get(self, key: int) -> int: ...
    @overload
    def get(self, key: str) -> str: ...
    def get(self, key: int | str) -> int | str:
        return key


plugin = Plugin()
