"""A ParamSpec in the new syntax."""

from collections.abc import Callable
from typing import Protocol


class API(Protocol):
    def wrap[**P, R](self, call: Callable[P, R]) -> Callable[P, R]: ...


class Plugin:
    def wrap[**P, R](self, call: Callable[P, R]) -> Callable[P, R]:
        return call


plugin = Plugin()
