"""A parameter that is positional-only by its two underscores."""

from typing import Protocol


class API(Protocol):
    def __call__(self, name: str) -> str: ...


class Plugin:
    def __call__(self, __name: str) -> str:
        return __name


plugin = Plugin()
