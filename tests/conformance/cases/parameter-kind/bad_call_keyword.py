"""A keyword-only parameter that a callback gives by its place."""

from typing import Protocol


class API(Protocol):
    def __call__(self, name: str, loud: bool) -> str: ...


class Plugin:
    def __call__(self, name: str, *, loud: bool) -> str:
        return name


plugin = Plugin()
