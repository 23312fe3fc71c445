"""A property without setter for one with a setter."""

from typing import Protocol


class API(Protocol):
    @property
    def name(self) -> str: ...
    @name.setter
    def name(self, value: str) -> None: ...


class Plugin:
    @property
    def name(self) -> str:
        return ""


plugin = Plugin()
