"""A str that may come from outside is no LiteralString."""

from typing import LiteralString, Protocol


class API(Protocol):
    def query(self) -> LiteralString: ...


class Plugin:
    def query(self) -> str:
        return ""


plugin = Plugin()
