"""A coroutine where the API declares a plain function."""

from typing import Protocol


class API(Protocol):
    def fetch(self) -> str: ...


class Plugin:
    def fetch(self) -> str:
        return ""


plugin = Plugin()
