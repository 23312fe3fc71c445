"""**kwargs take what is given by name."""

from typing import Protocol


class API(Protocol):
    def greet(self, *, loud: bool) -> str: ...


class Plugin:
    def greet(self, **options: bool) -> str:
        return ""


plugin = Plugin()
