"""An attribute of a class that is not yet called."""

from typing import Protocol


class Retrying(Protocol):
    retries: int


API = type[Retrying]


class Plugin:
    def __init__(self) -> None:
        self.retries = "3"


plugin = Plugin
