"""A Callable in an attribute."""

from collections.abc import Callable
from typing import Protocol


class API(Protocol):
    handler: Callable[[str], str]


def shout(name: str) -> str:
    return name


class Plugin:
    def __init__(self) -> None:
        self.handler: Callable[[str], str] = shout


plugin = Plugin()
