"""A field of a frozen dataclass."""

from dataclasses import dataclass
from typing import Protocol


class API(Protocol):
    name: str


@dataclass(frozen=True)
class Plugin:
    name: str = ""


plugin = Plugin()
