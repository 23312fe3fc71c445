"""A decorator that gives the first argument."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def connected(function: Callable[Concatenate[Any, int, P], R]) -> Callable[Concatenate[Any, P], R]:
    @wraps(function)
    def call(self: Any, *args: P.args, **kwargs: P.kwargs) -> R:
        return function(self, 0, *args, **kwargs)

    return call


class API(Protocol):
    def find(self, name: str) -> str: ...


class Plugin:
    @connected
    def find(self, connection: int, name: str) -> str:
        return name


plugin = Plugin()
