"""A member of an enum has attributes."""

from enum import Enum
from typing import Protocol


class API(Protocol):
    @property
    def unit(self) -> str: ...


class Length(Enum):
    METRE = 1

    @property
    def unit(self) -> int:
        return 1


plugin = Length.METRE
