"""A coroutine as a callback."""

from typing import Protocol


class API(Protocol):
    async def __call__(self, name: str) -> str: ...


class Plugin:
    def __call__(self, name: str) -> str:
        return name


plugin = Plugin()
