"""*args of __call__ do not take what is given by name."""

from typing import Protocol


class API(Protocol):
    def __call__(self, name: str) -> str: ...


def plugin(*args: str, **kwargs: str) -> str:
    return ""
