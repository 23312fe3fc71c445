"""A member of an enum is no value of it."""

from enum import Enum
from typing import Protocol


class Mode(Enum):
    READ = 1
    WRITE = 2


class API(Protocol):
    def mode(self) -> Mode: ...


class Plugin:
    def mode(self) -> int:
        return Mode.READ.value


plugin = Plugin()
