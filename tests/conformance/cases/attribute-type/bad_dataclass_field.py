"""A field of a dataclass without a default."""

from dataclasses import dataclass
from typing import Protocol


class API(Protocol):
    name: str


@dataclass
class Plugin:
    name: int


plugin = Plugin(0)
