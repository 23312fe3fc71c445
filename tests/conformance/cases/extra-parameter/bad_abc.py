"""An override that needs more than the abstract method."""

from abc import ABC, abstractmethod


class API(ABC):
    @abstractmethod
    def greet(self, name: str) -> str: ...


class Plugin(API):
    def greet(self, name: str, loud: bool) -> str:
        return name


plugin = Plugin()
