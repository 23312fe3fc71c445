"""An abstract method that is left open."""

from abc import ABC, abstractmethod


class Greeter(ABC):
    @abstractmethod
    def greet(self) -> str: ...


API = type[Greeter]


class Plugin(Greeter):
    def greet(self) -> str:
        return ""


plugin = Plugin
