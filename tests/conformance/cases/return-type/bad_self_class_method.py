"""A class method that makes an object."""

from typing import Protocol, Self


class API(Protocol):
    @classmethod
    def make(cls) -> Self: ...


class Plugin:
    @classmethod
    def make(cls) -> str:
        return ""


plugin = Plugin()
