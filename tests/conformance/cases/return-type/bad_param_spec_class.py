"""A class with a ParamSpec."""

from collections.abc import Callable
from typing import Generic, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class Task(Generic[P, R]):
    def __init__(self, call: Callable[P, R]) -> None:
        self.call = call


def count(text: str) -> int:
    return 0


def weigh(data: bytes) -> int:
    return 0


class API(Protocol):
    def task(self) -> Task[[str], int]: ...


class Plugin:
    def task(self) -> Task[[bytes], int]:
        return Task(weigh)


plugin = Plugin()
