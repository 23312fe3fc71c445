"""A decorator that changes the result."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def listed(function: Callable[P, R]) -> Callable[P, list[R]]:
    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> list[R]:
        return [function(*args, **kwargs)]

    return call


class API(Protocol):
    def names(self) -> list[str]: ...


class Plugin:
    @listed
    def names(self) -> list[str]:
        return [""]


plugin = Plugin()
