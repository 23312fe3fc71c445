"""An overload of the plugin is enough."""

from typing import Protocol, overload


class API(Protocol):
    def get(self, key: str) -> str: ...


class Plugin:
    @overload
    def get(self, key: int) -> int: ...
    @overload
    def get(self, key: str) -> bytes: ...
    def get(self, key: int | str) -> int | bytes:
        return 0


plugin = Plugin()
