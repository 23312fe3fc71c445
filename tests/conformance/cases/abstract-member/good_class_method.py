"""An abstract class method that is left open."""

from abc import ABC, abstractmethod


class Greeter(ABC):
    @classmethod
    @abstractmethod
    def make(cls) -> str: ...


API = type[Greeter]


class Plugin(Greeter):
    @classmethod
    def make(cls) -> str:
        return ""


plugin = Plugin
