"""The result of a class method."""

from typing import Protocol


class API(Protocol):
    @classmethod
    def make(cls, name: str) -> str: ...


class Plugin:
    @classmethod
    def make(cls, name: str) -> bytes:
        return b""


plugin = Plugin()
