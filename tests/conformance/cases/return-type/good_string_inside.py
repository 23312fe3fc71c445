"""A name in quotes inside an annotation."""

from typing import Protocol


class API(Protocol):
    def rows(self) -> list["Row"]: ...


class Row:
    pass


class Plugin:
    def rows(self) -> "list[Row]":
        return []


plugin = Plugin()
