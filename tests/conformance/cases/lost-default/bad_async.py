"""A coroutine's parameter that the API may leave out."""

from typing import Protocol


class API(Protocol):
    async def fetch(self, timeout: float = 1.0) -> None: ...


class Plugin:
    async def fetch(self, timeout: float) -> None:
        return None


plugin = Plugin()
