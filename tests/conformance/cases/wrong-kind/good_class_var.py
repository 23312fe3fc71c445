"""An instance attribute in place of a ClassVar."""

from typing import ClassVar, Protocol


class API(Protocol):
    name: ClassVar[str]


class Plugin:
    name: ClassVar[str] = ""


plugin = Plugin()
