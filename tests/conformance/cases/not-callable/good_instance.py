"""An object whose class has no __call__."""

from collections.abc import Callable

API = Callable[[str], str]


class Plugin:
    def __call__(self, name: str) -> str:
        return name


plugin = Plugin()
