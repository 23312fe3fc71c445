"""A partial method."""

from functools import partialmethod
from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Base:
    def say(self, greeting: str, name: str) -> str:
        return greeting + name


class Plugin(Base):
    greet = partialmethod(Base.say, "hello ")


plugin = Plugin()
