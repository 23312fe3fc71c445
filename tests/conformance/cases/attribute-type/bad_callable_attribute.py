"""A Callable in an attribute."""

from collections.abc import Callable
from typing import Protocol


class API(Protocol):
    handler: Callable[[str], str]


def count(name: str) -> int:
    return 0


class Plugin:
    def __init__(self) -> None:
        self.handler: Callable[[str], int] = count


plugin = Plugin()
