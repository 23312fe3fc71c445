"""An attribute of type Any fits, one of type object does not."""

from typing import Any, Protocol


class API(Protocol):
    name: str


class Plugin:
    name: Any = ""


plugin = Plugin()
