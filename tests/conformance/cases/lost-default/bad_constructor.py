"""A constructor's parameter that the API may leave out."""

from typing import Protocol


class API(Protocol):
    def __call__(self, width: int = 60) -> object: ...


class Plugin:
    def __init__(self, width: int) -> None:
        self.width = width


plugin = Plugin
