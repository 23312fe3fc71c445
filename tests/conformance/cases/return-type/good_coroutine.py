"""What a coroutine gives."""

from collections.abc import Awaitable
from typing import Protocol


class API(Protocol):
    def fetch(self) -> Awaitable[str]: ...


class Plugin:
    async def fetch(self) -> str:
        return ""


plugin = Plugin()
