"""A Callable as a callback Protocol."""

from collections.abc import Callable
from typing import Protocol


class Progress(Protocol):
    def __call__(self, done: int, /) -> None: ...


def show(done: int) -> None:
    return None


def tell(done: str) -> None:
    return None


class API(Protocol):
    def progress(self) -> Progress: ...


class Plugin:
    def progress(self) -> Callable[[int], None]:
        return show


plugin = Plugin()
