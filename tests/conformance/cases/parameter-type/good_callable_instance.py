"""What an object with __call__ takes."""

from collections.abc import Callable

API = Callable[[str], str]


class Plugin:
    def __call__(self, name: object) -> str:
        return ""


plugin = Plugin()
