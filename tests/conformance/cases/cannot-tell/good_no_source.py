"""An attribute that only missing source text could tell."""

from typing import Protocol


class Named(Protocol):
    name: str


API = type[Named]


class Plugin:
    name: str = ""


plugin = Plugin
