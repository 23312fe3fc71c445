"""A plain function that returns a coroutine."""

from typing import Protocol


class API(Protocol):
    async def fetch(self) -> str: ...


async def text() -> str:
    return ""


class Plugin:
    async def fetch(self) -> str:
        return ""


plugin = Plugin()
