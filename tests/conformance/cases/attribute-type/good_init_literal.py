"""An attribute that has its type from a literal."""

from typing import Protocol


class API(Protocol):
    retries: int


class Plugin:
    def __init__(self) -> None:
        self.retries = 3


plugin = Plugin()
