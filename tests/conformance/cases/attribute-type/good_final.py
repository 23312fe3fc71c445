"""The type of a Final attribute."""

from typing import Final, Protocol


class API(Protocol):
    @property
    def retries(self) -> int: ...


class Plugin:
    def __init__(self) -> None:
        self.retries: Final[int] = 3


plugin = Plugin()
