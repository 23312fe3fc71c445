"""The type arguments of a TypeVarTuple."""

from typing import Generic, Protocol, TypeVarTuple, Unpack

Ts = TypeVarTuple("Ts")


class Row(Generic[Unpack[Ts]]):
    def __init__(self, *cells: Unpack[Ts]) -> None:
        self.cells = cells


class API(Protocol):
    def row(self) -> Row[int, str]: ...


class Plugin:
    def row(self) -> Row[int, str]:
        return Row(0, "")


plugin = Plugin()
