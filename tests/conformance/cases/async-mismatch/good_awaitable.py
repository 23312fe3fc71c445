"""An Awaitable is no coroutine."""

from typing import Protocol


class API(Protocol):
    async def fetch(self) -> str: ...


class Plugin:
    async def fetch(self) -> str:
        return ""


plugin = Plugin()
