"""An attribute that can be assigned is invariant."""

from typing import Protocol


class API(Protocol):
    weight: float


class Plugin:
    weight: float = 1


plugin = Plugin()
