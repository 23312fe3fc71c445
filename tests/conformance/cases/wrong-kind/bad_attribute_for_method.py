"""A value in place of a method."""

from typing import Protocol


class API(Protocol):
    def name(self) -> str: ...


class Plugin:
    name = "x"


plugin = Plugin()
