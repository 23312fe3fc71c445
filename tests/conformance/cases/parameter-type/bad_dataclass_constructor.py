"""A field of a dataclass as the constructor's parameter."""

from collections.abc import Callable
from dataclasses import dataclass

API = Callable[[int], object]


@dataclass
class Plugin:
    width: str


plugin = Plugin
