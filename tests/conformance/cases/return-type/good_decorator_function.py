"""A decorated function that changes the result."""

from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


def listed(function: Callable[P, R]) -> Callable[P, list[R]]:
    @wraps(function)
    def call(*args: P.args, **kwargs: P.kwargs) -> list[R]:
        return [function(*args, **kwargs)]

    return call


API = Callable[[], list[str]]


@listed
def plugin() -> str:
    return ""
