"""A plain function that overrides a coroutine."""

from abc import ABC, abstractmethod


class API(ABC):
    @abstractmethod
    async def fetch(self) -> str: ...


class Plugin(API):
    def fetch(self) -> str:
        return ""


plugin = Plugin()
