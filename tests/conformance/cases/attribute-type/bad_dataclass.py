"""A field with a default."""

from dataclasses import dataclass
from typing import Protocol


class API(Protocol):
    name: str


@dataclass(slots=True)
class Plugin:
    name: int = 0


plugin = Plugin()
