"""A method in place of a property that gives a callable."""

from collections.abc import Callable
from typing import Protocol


class API(Protocol):
    @property
    def handler(self) -> Callable[[str], str]: ...


class Plugin:
    def handler(self) -> str:
        return ""


plugin = Plugin()
