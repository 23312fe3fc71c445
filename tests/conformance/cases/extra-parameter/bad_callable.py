"""A function that needs more than the Callable gives."""

from collections.abc import Callable

API = Callable[[str], str]


def plugin(name: str, greeting: str) -> str:
    return greeting + name
