"""A callback Protocol as the parameter's type."""

from collections.abc import Callable
from typing import Protocol


class Progress(Protocol):
    def __call__(self, done: int, /) -> None: ...


class Labelled(Protocol):
    def __call__(self, done: str, /) -> None: ...


class API(Protocol):
    def listen(self, call: Callable[[int], None]) -> None: ...


class Plugin:
    def listen(self, call: Labelled) -> None:
        return None


plugin = Plugin()
