"""A property without setter for an attribute."""

from typing import Protocol


class API(Protocol):
    name: str


class Plugin:
    def __init__(self) -> None:
        self._name = ""

    @property
    def name(self) -> str:
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self._name = value


plugin = Plugin()
