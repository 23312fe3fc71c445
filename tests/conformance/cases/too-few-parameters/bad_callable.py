"""A function for a Callable."""

from collections.abc import Callable

API = Callable[[str, int], str]


def plugin(name: str) -> str:
    return name
