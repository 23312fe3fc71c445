"""A bytearray is not promoted to bytes."""

from typing import Protocol


class API(Protocol):
    def read(self) -> bytes: ...


class Plugin:
    def read(self) -> bytearray:
        return bytearray()


plugin = Plugin()
