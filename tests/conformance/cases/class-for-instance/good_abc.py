"""A class where an object of an ABC is wanted."""

from abc import ABC, abstractmethod


class API(ABC):
    @abstractmethod
    def greet(self) -> str: ...


class Plugin(API):
    def greet(self) -> str:
        return ""


plugin = Plugin()
