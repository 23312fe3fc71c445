"""The type that a setter takes."""

from typing import Protocol


class API(Protocol):
    @property
    def width(self) -> int: ...
    @width.setter
    def width(self, value: int) -> None: ...


class Plugin:
    @property
    def width(self) -> int:
        return 0

    @width.setter
    def width(self, value: int) -> None:
        return None


plugin = Plugin()
