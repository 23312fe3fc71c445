"""A plugin's own abstract method."""

from abc import ABC, abstractmethod
from typing import Protocol


class Greeter(Protocol):
    def greet(self) -> str: ...


class API(Protocol):
    def __call__(self) -> Greeter: ...


class Plugin(ABC):
    def greet(self) -> str:
        return self.name()

    @abstractmethod
    def name(self) -> str: ...


plugin = Plugin
