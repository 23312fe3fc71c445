"""An abstract class method that is left open."""

from abc import ABC, abstractmethod


class Greeter(ABC):
    @classmethod
    @abstractmethod
    def make(cls) -> str: ...


API = type[Greeter]


class Plugin(Greeter):
    pass


plugin = Plugin
