"""An attribute."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    name: str = "x"


plugin = Plugin()
