"""An attribute in place of a property with a setter."""

from typing import Protocol


class API(Protocol):
    @property
    def width(self) -> float: ...
    @width.setter
    def width(self, value: float) -> None: ...


class Plugin:
    width: float = 0.5


plugin = Plugin()
