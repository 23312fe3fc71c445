"""An abstract method of a base of the API."""

from abc import ABC, abstractmethod


class Named(ABC):
    @abstractmethod
    def name(self) -> str: ...


class Greeter(Named):
    @abstractmethod
    def greet(self) -> str: ...


API = type[Greeter]


class Plugin(Greeter):
    def name(self) -> str:
        return ""

    def greet(self) -> str:
        return ""


plugin = Plugin
