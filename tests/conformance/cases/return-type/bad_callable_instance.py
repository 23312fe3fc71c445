"""An object with __call__ for a Callable."""

from collections.abc import Callable

API = Callable[[str], str]


class Plugin:
    def __call__(self, name: str) -> int:
        return 0


plugin = Plugin()
