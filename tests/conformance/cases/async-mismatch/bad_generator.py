"""An asynchronous generator."""

from collections.abc import AsyncIterator
from typing import Protocol


class API(Protocol):
    async def lines(self) -> AsyncIterator[str]: ...


class Plugin:
    async def lines(self) -> AsyncIterator[str]:
        yield ""


plugin = Plugin()
