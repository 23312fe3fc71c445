"""A method of a base without annotations."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Base:
    def greet(self, name: str) -> str:
        return name


class Plugin(Base):
    pass


plugin = Plugin()
