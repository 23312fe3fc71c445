"""A decorator may have changed the signature."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


def traced(function: Callable[..., str]) -> Callable[..., str]:
    @wraps(function)
    def traced_call(*args: Any, **kwargs: Any) -> str:
        return function(*args, **kwargs)

    return traced_call


class Plugin:
    @traced
    def greet(self, name: str) -> str:
        return name


plugin = Plugin()
