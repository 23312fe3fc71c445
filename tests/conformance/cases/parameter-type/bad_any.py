"""A parameter of type Any takes everything."""

from typing import Protocol


class API(Protocol):
    def put(self, value: str) -> None: ...


class Plugin:
    def put(self, value: bytes) -> None:
        return None


plugin = Plugin()
