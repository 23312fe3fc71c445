"""What a class makes."""

from collections.abc import Callable
from typing import Protocol


class Greeter(Protocol):
    def greet(self) -> str: ...


API = Callable[[], Greeter]


class Plugin:
    def greet(self) -> bytes:
        return b""


plugin = Plugin
