"""A parameter in front of a call's own."""

from collections.abc import Callable
from typing import Concatenate, ParamSpec, Protocol, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


class API(Protocol):
    def wrap(self, call: Callable[P, R]) -> Callable[Concatenate[int, P], R]: ...


class Plugin:
    def wrap(self, call: Callable[P, R]) -> Callable[Concatenate[str, P], R]:
        return lambda text, *args, **kwargs: call(*args, **kwargs)


plugin = Plugin()
