"""A class without a constructor takes no argument."""

from collections.abc import Callable

API = Callable[[int], object]


class Plugin:
    def __init__(self, width: int) -> None:
        self.width = width


plugin = Plugin
