"""A parameter of type Self."""

from typing import Protocol, Self


class API(Protocol):
    def merge(self, other: Self) -> None: ...


class Plugin:
    def merge(self, other: Self) -> None:
        return None


plugin = Plugin()
