"""A member of an IntEnum is an int."""

from enum import Enum, IntEnum
from typing import Protocol


class Level(IntEnum):
    LOW = 1


class Word(Enum):
    LOW = 1


class API(Protocol):
    def level(self) -> int: ...


class Plugin:
    def level(self) -> Word:
        return Word.LOW


plugin = Plugin()
