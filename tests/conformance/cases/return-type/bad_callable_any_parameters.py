"""A Callable with any parameters."""

from collections.abc import Callable
from typing import Protocol


class API(Protocol):
    def handler(self) -> Callable[..., str]: ...


class Plugin:
    def handler(self) -> Callable[[int], float]:
        return float


plugin = Plugin()
