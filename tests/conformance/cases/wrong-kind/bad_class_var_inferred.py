"""A class attribute without annotation is one of the class."""

from typing import ClassVar, Protocol


class API(Protocol):
    name: ClassVar[str]


class Plugin:
    name = ""


plugin = Plugin()
