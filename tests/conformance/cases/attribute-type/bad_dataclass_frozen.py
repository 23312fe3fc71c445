"""A field of a frozen dataclass for a property."""

from dataclasses import dataclass
from typing import Protocol


class API(Protocol):
    @property
    def weight(self) -> float: ...


@dataclass(frozen=True)
class Plugin:
    weight: str = ""


plugin = Plugin()
