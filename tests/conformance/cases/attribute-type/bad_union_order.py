"""The order of a union's parts says nothing."""

from typing import Protocol


class API(Protocol):
    key: int | str


class Plugin:
    key: int = 0


plugin = Plugin()
