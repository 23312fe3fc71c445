"""One overload of a function is enough for a Callable."""

from collections.abc import Callable
from typing import overload

API = Callable[[str], str]


@overload
def plugin(key: int) -> int: ...
@overload
def plugin(key: str) -> str: ...
def plugin(key: int | str) -> int | str:
    return key
