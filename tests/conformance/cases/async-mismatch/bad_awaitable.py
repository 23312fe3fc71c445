"""An Awaitable is no coroutine."""

from collections.abc import Awaitable
from typing import Protocol


class API(Protocol):
    async def fetch(self) -> str: ...


async def text() -> str:
    return ""


class Plugin:
    def fetch(self) -> Awaitable[str]:
        return text()


plugin = Plugin()
