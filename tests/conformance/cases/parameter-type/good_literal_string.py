"""A parameter that takes literal strings alone."""

from typing import Protocol


class API(Protocol):
    def run(self, query: str) -> None: ...


class Plugin:
    def run(self, query: str) -> None:
        return None


plugin = Plugin()
