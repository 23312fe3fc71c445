"""A NamedTuple as a tuple."""

from typing import NamedTuple, Protocol


class Point(NamedTuple):
    x: int
    y: int


class Named(NamedTuple):
    x: int
    name: str


class API(Protocol):
    def point(self) -> tuple[int, int]: ...


class Plugin:
    def point(self) -> Named:
        return Named(0, "")


plugin = Plugin()
