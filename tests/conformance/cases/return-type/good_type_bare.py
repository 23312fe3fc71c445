"""A class is an object of type."""

from typing import Protocol


class Shape:
    pass


class Circle(Shape):
    pass


class API(Protocol):
    def shape(self) -> type: ...


class Plugin:
    def shape(self) -> type[Shape]:
        return Shape


plugin = Plugin()
