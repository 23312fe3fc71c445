"""An attribute that only missing source text could tell."""

from typing import Protocol


class Named(Protocol):
    name: str


API = type[Named]


class Plugin:
    name: str = ""


space: dict[str, type[Plugin]] = {}
exec("class Made:\n    def __init__(self):\n        self.name = ''\n", {"__name__": "nowhere"}, space)
plugin = space["Made"]
