"""An attribute that a descriptor gives."""

from enum import Enum
from typing import Protocol


class API(Protocol):
    @property
    def name(self) -> str: ...


class Colour(Enum):
    RED = 1


class Named:
    name: str = ""


plugin = Named()
