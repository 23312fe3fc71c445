"""A plain function that returns a coroutine."""

from typing import Protocol


class API(Protocol):
    async def fetch(self) -> str: ...


async def text() -> str:
    return ""


class Plugin:
    def fetch(self) -> int:
        return 0


plugin = Plugin()
