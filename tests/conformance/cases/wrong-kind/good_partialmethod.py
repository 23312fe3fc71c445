"""A partial method."""

from typing import Protocol


class API(Protocol):
    def greet(self, name: str) -> str: ...


class Base:
    def say(self, greeting: str, name: str) -> str:
        return greeting + name


class Plugin(Base):
    def greet(self, name: str) -> str:
        return self.say("hello ", name)


plugin = Plugin()
