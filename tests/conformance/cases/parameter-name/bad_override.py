"""An override whose parameter has another name."""

from abc import ABC, abstractmethod


class API(ABC):
    @abstractmethod
    def greet(self, name: str) -> str: ...


class Plugin(API):
    def greet(self, text: str) -> str:
        return text


plugin = Plugin()
