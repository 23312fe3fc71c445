"""An attribute."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    title: str = "x"


plugin = Plugin()
