"""A class that is defined below the API."""

from typing import Protocol


class API(Protocol):
    def row(self) -> "Row": ...


class Row:
    pass


class Line(Row):
    pass


class Plugin:
    def row(self) -> "Plugin":
        return self


plugin = Plugin()
