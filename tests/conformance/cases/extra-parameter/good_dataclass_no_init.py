"""A field that is not a parameter of the constructor."""

from collections.abc import Callable
from dataclasses import dataclass, field

API = Callable[[], object]


@dataclass
class Plugin:
    width: int = field(init=False)


plugin = Plugin
