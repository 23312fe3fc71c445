"""An object where the API promises its class."""

from typing import Protocol


class Shape:
    pass


class Circle(Shape):
    pass


class API(Protocol):
    def shape(self) -> type[Shape]: ...


class Plugin:
    def shape(self) -> type[Shape]:
        return Shape


plugin = Plugin()
