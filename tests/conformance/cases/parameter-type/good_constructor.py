"""A parameter of a constructor."""

from collections.abc import Callable

API = Callable[[int], object]


class Plugin:
    def __init__(self, width: float) -> None:
        self.width = width


plugin = Plugin
