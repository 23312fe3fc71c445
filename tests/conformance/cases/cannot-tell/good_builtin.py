"""A function of C."""

from collections.abc import Callable, Sized

API = Callable[[Sized], int]


def plugin(thing: Sized) -> int:
    return len(thing)
