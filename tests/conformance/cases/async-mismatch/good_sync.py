"""A plain function where the API declares a coroutine."""

from typing import Protocol


class API(Protocol):
    async def fetch(self) -> str: ...


class Plugin:
    async def fetch(self) -> str:
        return ""


plugin = Plugin()
