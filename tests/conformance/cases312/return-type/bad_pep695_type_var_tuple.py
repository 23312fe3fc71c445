"""A TypeVarTuple in the new syntax."""

from typing import Protocol


class Row[*Ts]:
    def __init__(self, *cells: *Ts) -> None:
        self.cells = cells


class API(Protocol):
    def row(self) -> Row[int, str]: ...


class Plugin:
    def row(self) -> Row[int]:
        return Row(0)


plugin = Plugin()
