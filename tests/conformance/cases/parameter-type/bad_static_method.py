"""A parameter of a static method."""

from typing import Protocol


class API(Protocol):
    @staticmethod
    def make(name: str) -> str: ...


class Plugin:
    @staticmethod
    def make(name: bytes) -> str:
        return ""


plugin = Plugin()
