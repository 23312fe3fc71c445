"""A member of a base of the plugin."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Base:
    def greet(self, name: str) -> str:
        return name


class Plugin(Base):
    pass


plugin = Plugin()
