"""A function without annotations."""

from collections.abc import Callable

API = Callable[[str, int], str]


def plugin(name):
    return name
