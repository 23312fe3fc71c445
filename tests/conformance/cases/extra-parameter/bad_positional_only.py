"""One more required positional-only parameter."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str, /) -> None: ...


class Plugin:
    def greet(self, name: str, loud: bool, /) -> None:
        return None


plugin = Plugin()
