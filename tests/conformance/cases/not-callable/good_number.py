"""An object that can't be called."""

from collections.abc import Callable

API = Callable[[str], str]


def plugin(name: str) -> str:
    return name
