"""A parameter that takes a Callable."""

from collections.abc import Callable
from typing import Protocol


class API(Protocol):
    def listen(self, call: Callable[[int], None]) -> None: ...


class Plugin:
    def listen(self, call: Callable[[bool], None]) -> None:
        return None


plugin = Plugin()
