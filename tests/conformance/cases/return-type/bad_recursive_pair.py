"""Two Protocols that speak of each other."""

from __future__ import annotations

from typing import Protocol


class Row(Protocol):
    def table(self) -> API: ...


class API(Protocol):
    def first(self) -> Row: ...


class Line:
    def table(self) -> Plugin:
        return Plugin()


class Mark:
    def table(self) -> int:
        return 0


class Plugin:
    def first(self) -> Mark:
        return Mark()


plugin = Plugin()
