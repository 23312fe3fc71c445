"""A class that is itself the object: a ClassVar."""

from typing import ClassVar, Protocol


class API(Protocol):
    @property
    def name(self) -> str: ...


class Plugin:
    name: ClassVar[int] = 0


plugin = Plugin
