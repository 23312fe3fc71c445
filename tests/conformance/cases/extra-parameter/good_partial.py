"""A partial call that leaves a parameter open, which pyright refuses."""

from collections.abc import Callable
from functools import partial

API = Callable[[str], str]


def greet(greeting: str, name: str) -> str:
    return greeting + name


plugin = partial(greet, "hello ")
