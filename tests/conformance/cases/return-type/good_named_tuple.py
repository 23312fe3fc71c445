"""A NamedTuple is a tuple, a tuple is no NamedTuple."""

from typing import NamedTuple, Protocol


class Point(NamedTuple):
    x: int
    y: int


class API(Protocol):
    def point(self) -> Point: ...


class Plugin:
    def point(self) -> Point:
        return Point(0, 0)


plugin = Plugin()
