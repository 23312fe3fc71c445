"""The result of a Callable."""

from collections.abc import Callable
from typing import Protocol


class API(Protocol):
    def handler(self) -> Callable[[str], float]: ...


class Plugin:
    def handler(self) -> Callable[[str], str]:
        return str


plugin = Plugin()
