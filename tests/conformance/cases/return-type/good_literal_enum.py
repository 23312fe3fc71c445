"""A member of an enum."""

from enum import Enum
from typing import Literal, Protocol


class Mode(Enum):
    READ = 1
    WRITE = 2


class API(Protocol):
    def mode(self) -> Literal[Mode.READ]: ...


class Plugin:
    def mode(self) -> Literal[Mode.READ]:
        return Mode.READ


plugin = Plugin()
