"""An overload of the API that the plugin does not have."""

from typing import Protocol, overload


class API(Protocol):
    @overload
    def get(self, key: int) -> int: ...
    @overload
    def get(self, key: str) -> str: ...


class Plugin:
    def get(self, key: int) -> int:
        return key


plugin = Plugin()
