"""A parameter that takes literal strings alone."""

from typing import LiteralString, Protocol


class API(Protocol):
    def run(self, query: str) -> None: ...


class Plugin:
    def run(self, query: LiteralString) -> None:
        return None


plugin = Plugin()
