"""A parameter that takes a class."""

from typing import Protocol


class Shape:
    pass


class Circle(Shape):
    pass


class API(Protocol):
    def draw(self, kind: type[Shape]) -> None: ...


class Plugin:
    def draw(self, kind: type[Circle]) -> None:
        return None


plugin = Plugin()
