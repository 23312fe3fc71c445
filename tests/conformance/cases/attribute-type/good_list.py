"""A list in an attribute that can be assigned."""

from typing import Protocol


class API(Protocol):
    names: list[str]


class Plugin:
    names: list[str] = []


plugin = Plugin()
