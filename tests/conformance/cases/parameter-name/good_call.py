"""__call__ with another name."""

from typing import Protocol


class API(Protocol):
    def __call__(self, name: str) -> str: ...


def plugin(name: str) -> str:
    return name
