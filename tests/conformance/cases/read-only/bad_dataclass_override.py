"""A frozen field in place of a property with a setter."""

from dataclasses import dataclass
from typing import Protocol


class API(Protocol):
    @property
    def width(self) -> int: ...
    @width.setter
    def width(self, value: int) -> None: ...


@dataclass(frozen=True)
class Plugin:
    width: int = 0


plugin = Plugin()
