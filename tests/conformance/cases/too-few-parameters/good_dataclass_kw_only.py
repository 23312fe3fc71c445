"""A dataclass whose fields are given by name."""

from collections.abc import Callable
from dataclasses import dataclass

API = Callable[[str], object]


@dataclass
class Plugin:
    name: str


plugin = Plugin
