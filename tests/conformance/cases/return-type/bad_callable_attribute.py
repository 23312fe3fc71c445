"""A Callable in an attribute in place of a method."""

from typing import Protocol


class API(Protocol):
    def handler(self, name: str, /) -> str: ...


def shout(name: str) -> str:
    return name


def count(name: str) -> int:
    return 0


class Plugin:
    def __init__(self) -> None:
        self.handler = count


plugin = Plugin()
