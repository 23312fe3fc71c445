"""An empty asynchronous body."""

from typing import Protocol


class API(Protocol):
    async def fetch(self) -> str: ...


class Plugin(API):
    async def fetch(self) -> str:
        return ""


plugin = Plugin()
