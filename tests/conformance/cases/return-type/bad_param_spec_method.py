"""A method that keeps a call's parameters."""

from collections.abc import Callable
from typing import ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class API(Protocol):
    def wrap(self, call: Callable[P, R]) -> Callable[P, R]: ...


class Plugin:
    def wrap(self, call: Callable[P, R]) -> Callable[P, list[R]]:
        return lambda *args, **kwargs: [call(*args, **kwargs)]


plugin = Plugin()
