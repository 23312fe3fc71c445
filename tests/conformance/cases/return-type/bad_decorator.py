"""A decorator that keeps the type."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def traced(function: Callable[P, R]) -> Callable[P, R]:
    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> R:
        return function(*args, **kwargs)

    return call


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Plugin:
    @traced
    def greet(self, name: str) -> bytes:
        return b""


plugin = Plugin()
