"""A property with a setter in place of an attribute, which pyright refuses."""

from typing import Protocol


class Base:
    def __init__(self) -> None:
        self._name = ""

    @property
    def name(self) -> str:
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self._name = value


class API(Protocol):
    @property
    def name(self) -> str: ...
    @name.setter
    def name(self, value: str) -> None: ...


class Plugin(Base):
    pass


plugin = Plugin()
