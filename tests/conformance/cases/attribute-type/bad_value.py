"""The value of an attribute without annotation."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    name = 3


plugin = Plugin()
