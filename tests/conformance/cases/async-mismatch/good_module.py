"""A coroutine of a module."""

from typing import Protocol


class API(Protocol):
    async def greet(self, name: str) -> str: ...


import case_module_async

plugin = case_module_async
