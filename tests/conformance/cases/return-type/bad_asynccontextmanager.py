"""What an asynchronous context manager gives."""

from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Protocol


class API(Protocol):
    def session(self) -> AbstractAsyncContextManager[str]: ...


class Plugin:
    @asynccontextmanager
    async def session(self) -> AsyncIterator[int]:
        yield 0


plugin = Plugin()
