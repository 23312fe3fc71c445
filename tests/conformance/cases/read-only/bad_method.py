"""A method in place of a callable attribute."""

from collections.abc import Callable
from typing import Protocol


class API(Protocol):
    handler: Callable[[str], str]


class Plugin:
    def handler(self, name: str) -> str:
        return name


plugin = Plugin()
