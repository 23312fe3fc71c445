"""A mixin that closes an abstract method stands in front."""

from abc import ABC, abstractmethod


class Greeter(ABC):
    @abstractmethod
    def greet(self) -> str: ...


class Polite:
    def greet(self) -> str:
        return ""


API = type[Greeter]


class Plugin(Greeter, Polite):
    pass


plugin = Plugin
