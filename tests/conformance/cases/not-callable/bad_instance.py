"""An object whose class has no __call__."""

from collections.abc import Callable

API = Callable[[str], str]


class Plugin:
    pass


plugin = Plugin()
