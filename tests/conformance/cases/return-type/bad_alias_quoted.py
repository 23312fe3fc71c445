"""An alias that names a class below it."""

from typing import Protocol, TypeAlias

Rows: TypeAlias = "list[Row]"


class Row:
    pass


class API(Protocol):
    def rows(self) -> Rows: ...


class Plugin:
    def rows(self) -> list[int]:
        return []


plugin = Plugin()
