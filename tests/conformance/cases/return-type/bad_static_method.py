"""The result of a static method."""

from typing import Protocol


class API(Protocol):
    @staticmethod
    def make(name: str) -> str: ...


class Plugin:
    @staticmethod
    def make(name: str) -> bytes:
        return b""


plugin = Plugin()
