"""A property of a base."""

from typing import Protocol


class API(Protocol):
    @property
    def name(self) -> str: ...


class Named:
    @property
    def name(self) -> str:
        return ""


class Numbered:
    @property
    def name(self) -> int:
        return 0


class Plugin(Named):
    pass


plugin = Plugin()
