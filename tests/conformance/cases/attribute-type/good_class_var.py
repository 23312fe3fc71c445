"""A ClassVar of another type."""

from typing import ClassVar, Protocol


class API(Protocol):
    name: ClassVar[str]


class Plugin:
    name: ClassVar[str] = ""


plugin = Plugin()
