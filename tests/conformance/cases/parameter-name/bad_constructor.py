"""A constructor's parameter with another name."""

from typing import Protocol


class API(Protocol):
    def __call__(self, width: int) -> object: ...


class Plugin:
    def __init__(self, size: int) -> None:
        self.size = size


plugin = Plugin
