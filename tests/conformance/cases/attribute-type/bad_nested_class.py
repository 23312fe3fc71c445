"""A nested class in place of an attribute."""

from typing import Protocol


class Base:
    pass


class API(Protocol):
    @property
    def options(self) -> type[Base]: ...


class Plugin:
    class options:
        pass


plugin = Plugin()
