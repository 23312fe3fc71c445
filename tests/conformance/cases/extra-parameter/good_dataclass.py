"""A dataclass whose field has no default."""

from collections.abc import Callable
from dataclasses import dataclass

API = Callable[[], object]


@dataclass
class Plugin:
    name: str = ""


plugin = Plugin
