"""A class as a Callable."""

from collections.abc import Callable
from typing import Protocol


class Shape:
    pass


class Circle(Shape):
    pass


class API(Protocol):
    def shape(self) -> Callable[[], Shape]: ...


class Plugin:
    def shape(self) -> type[Circle]:
        return Circle


plugin = Plugin()
