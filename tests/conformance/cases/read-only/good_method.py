"""A method in place of a callable attribute."""

from collections.abc import Callable
from typing import Protocol


class API(Protocol):
    handler: Callable[[str], str]


class Plugin:
    def __init__(self) -> None:
        self.handler: Callable[[str], str] = str.upper


plugin = Plugin()
