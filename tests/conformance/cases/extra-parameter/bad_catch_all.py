"""*args and **kwargs ask for nothing."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> None: ...


class Plugin:
    def greet(self, name: str, rest: str, **options: bool) -> None:
        return None


plugin = Plugin()
