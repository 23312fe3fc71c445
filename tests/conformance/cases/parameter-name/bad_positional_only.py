"""Names of positional-only parameters are free."""

from typing import Protocol


class API(Protocol):
    def __call__(self, name: str) -> str: ...


def plugin(who: str) -> str:
    return who
