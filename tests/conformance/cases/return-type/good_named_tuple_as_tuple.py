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
    def point(self) -> Point:
        return Point(0, 0)


plugin = Plugin()
