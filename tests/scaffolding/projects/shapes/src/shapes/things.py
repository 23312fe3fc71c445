"""What the APIs are about."""

from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

T = TypeVar("T")
LIMIT = 5


class Colour(Enum):
    RED = 1


@dataclass
class Item:
    name: str


Bound = TypeVar("Bound", bound=Item)
