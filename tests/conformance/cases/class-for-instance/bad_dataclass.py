"""A dataclass where an object is wanted."""

from dataclasses import dataclass
from typing import Protocol


class API(Protocol):
    name: str


@dataclass
class Plugin:
    name: str


plugin = Plugin
