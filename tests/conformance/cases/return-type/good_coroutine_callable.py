"""A coroutine for a Callable that gives an Awaitable."""

from collections.abc import Awaitable, Callable

API = Callable[[str], Awaitable[int]]


async def plugin(name: str) -> int:
    return 0
