"""An override with a parameter fewer."""

from abc import ABC, abstractmethod


class API(ABC):
    @abstractmethod
    def greet(self, name: str) -> str: ...


class Plugin(API):
    def greet(self, name: str) -> str:
        return name


plugin = Plugin()
