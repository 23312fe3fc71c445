"""A str that may come from outside is no LiteralString."""

from typing import Literal, LiteralString, Protocol


class API(Protocol):
    def query(self) -> LiteralString: ...


class Plugin:
    def query(self) -> Literal["SELECT"]:
        return "SELECT"


plugin = Plugin()
