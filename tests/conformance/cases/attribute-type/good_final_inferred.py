"""A Final attribute that has its type from its value."""

from typing import Final, Protocol


class API(Protocol):
    @property
    def retries(self) -> int: ...


class Plugin:
    def __init__(self) -> None:
        self.retries: Final = 3


plugin = Plugin()
