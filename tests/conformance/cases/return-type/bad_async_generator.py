"""What an asynchronous generator yields."""

from collections.abc import AsyncGenerator, AsyncIterator
from typing import Protocol


class API(Protocol):
    def lines(self) -> AsyncIterator[str]: ...


class Plugin:
    async def lines(self) -> AsyncGenerator[bytes, None]:
        yield b""


plugin = Plugin()
