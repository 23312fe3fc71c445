"""An object where a class is wanted."""

from typing import Protocol


class Greeter(Protocol):
    def greet(self) -> str: ...


API = type[Greeter]


class Plugin:
    def greet(self) -> str:
        return ""


plugin = Plugin()
