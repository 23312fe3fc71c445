"""A plain function that returns a coroutine."""

from collections.abc import Coroutine
from typing import Any, Protocol


class API(Protocol):
    async def fetch(self) -> str: ...


async def text() -> str:
    return ""


class Plugin:
    def fetch(self) -> Coroutine[Any, Any, str]:
        return text()


plugin = Plugin()
