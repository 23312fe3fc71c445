"""Two parameters that have changed places."""

from typing import Protocol


class API(Protocol):
    def join(self, left: str, right: str) -> str: ...


class Plugin:
    def join(self, right: str, left: str) -> str:
        return left


plugin = Plugin()
