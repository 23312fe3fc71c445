"""All members of an enum are the enum."""

from enum import Enum
from typing import Literal, Protocol


class Mode(Enum):
    READ = 1
    WRITE = 2


class API(Protocol):
    def open(self, mode: Mode) -> None: ...


class Plugin:
    def open(self, mode: Literal[Mode.READ, Mode.WRITE]) -> None:
        return None


plugin = Plugin()
