"""A decorator that makes a coroutine of a function."""

from collections.abc import Awaitable, Callable, Coroutine
from functools import wraps
from typing import Any, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def threaded(function: Callable[P, R]) -> Callable[P, Coroutine[Any, Any, R]]:
    @wraps(function)
    async def call(*args: P.args, **kwargs: P.kwargs) -> R:
        return function(*args, **kwargs)

    return call


class API(Protocol):
    def fetch(self) -> Awaitable[str]: ...


class Plugin:
    @threaded
    def fetch(self) -> str:
        return ""


plugin = Plugin()
