"""A value in place of a method."""

from abc import ABC, abstractmethod


class API(ABC):
    @abstractmethod
    def name(self) -> str: ...


class Plugin(API):
    def name(self) -> str:
        return ""


plugin = Plugin()
