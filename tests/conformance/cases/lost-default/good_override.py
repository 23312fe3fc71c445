"""An override that requires what the API may leave out."""

from abc import ABC, abstractmethod


class API(ABC):
    @abstractmethod
    def pad(self, width: int = 60) -> str: ...


class Plugin(API):
    def pad(self, width: int = 80) -> str:
        return ""


plugin = Plugin()
