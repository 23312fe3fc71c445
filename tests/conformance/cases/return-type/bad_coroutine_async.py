"""What a coroutine gives for the API's own."""

from collections.abc import Sequence
from typing import Protocol


class API(Protocol):
    async def fetch(self) -> Sequence[str]: ...


class Plugin:
    async def fetch(self) -> list[int]:
        return []


plugin = Plugin()
