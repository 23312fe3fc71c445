"""The result of a partial call."""

from collections.abc import Callable
from functools import partial

API = Callable[[str], str]


def greet(greeting: str, name: str) -> int:
    return 0


plugin = partial(greet, "hello ")
