"""A bytearray is not promoted to bytes."""

from typing import Protocol


class API(Protocol):
    def read(self) -> bytes: ...


class Plugin:
    def read(self) -> bytes:
        return b""


plugin = Plugin()
