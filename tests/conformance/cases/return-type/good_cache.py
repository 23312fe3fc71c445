"""The result of a function with an unbounded cache."""

from collections.abc import Callable
from functools import cache

API = Callable[[str], int]


@cache
def plugin(name: str) -> int:
    return 0
