"""A class of the promised kind."""

from typing import Protocol


class Shape:
    pass


class Circle(Shape):
    pass


class API(Protocol):
    def shape(self) -> type[Shape]: ...


class Plugin:
    def shape(self) -> type[Circle]:
        return Circle


plugin = Plugin()
