"""A parameter of bytes takes no bytearray."""

from typing import Protocol


class API(Protocol):
    def write(self, data: bytearray) -> None: ...


class Plugin:
    def write(self, data: bytes | bytearray) -> None:
        return None


plugin = Plugin()
