"""A field of a NamedTuple."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    name: str = ""


plugin = Plugin()
