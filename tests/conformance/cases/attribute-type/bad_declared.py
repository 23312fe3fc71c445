"""A declared attribute of another type."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    name: int = 0


plugin = Plugin()
