"""A ClassVar of another type."""

from typing import ClassVar, Protocol


class API(Protocol):
    name: ClassVar[str]


class Plugin:
    name: ClassVar[int] = 0


plugin = Plugin()
