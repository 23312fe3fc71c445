"""A class without a constructor takes no argument."""

from collections.abc import Callable

API = Callable[[int], object]


class Plugin:
    width: int = 0


plugin = Plugin
