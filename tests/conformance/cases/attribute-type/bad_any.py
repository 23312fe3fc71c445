"""An attribute of type Any fits, one of type object does not."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    name: object = ""


plugin = Plugin()
