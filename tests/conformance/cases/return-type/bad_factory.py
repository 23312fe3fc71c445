"""A function that makes what the API promises."""

from collections.abc import Callable
from typing import Protocol


class Greeter(Protocol):
    def greet(self) -> str: ...


API = Callable[[], Greeter]


class Polite:
    def greet(self) -> str:
        return ""


def plugin() -> int:
    return 3
