"""An argument of a Callable."""

from collections.abc import Callable

API = Callable[[str], str]


def plugin(name: str) -> str:
    return name
