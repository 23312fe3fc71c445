"""An attribute that has its type from a call."""

from typing import Protocol


class API(Protocol):
    retries: int


def count() -> int:
    return 3


def name() -> str:
    return ""


class Plugin:
    def __init__(self) -> None:
        self.retries = count()


plugin = Plugin()
