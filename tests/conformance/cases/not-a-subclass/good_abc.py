"""A class with the members of an ABC that does not inherit from it."""

from abc import ABC, abstractmethod


class API(ABC):
    @abstractmethod
    def greet(self) -> str: ...


class Plugin(API):
    def greet(self) -> str:
        return ""


plugin = Plugin()
