"""An attribute of an enum's members."""

from enum import Enum
from typing import Protocol


class API(Protocol):
    @property
    def label(self) -> str: ...


class Colour(Enum):
    RED = 1


plugin = Colour.RED
