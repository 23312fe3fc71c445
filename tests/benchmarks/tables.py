"""Tables: as Markdown for people, as plain values for JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

Cell = str | float
WIDEST = 60  # a list of names is not worth a line of spaces under it


@dataclass(frozen=True)
class Table:
    """One result; the first cell of a row says whose it is."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    notes: Sequence[str] = field(default=())

    def markdown(self) -> str:
        """The table under a heading, its columns aligned for those who read it as text."""
        cells = [list(self.columns), *([text(cell) for cell in row] for row in self.rows)]
        widths = [min(WIDEST, max(len(row[column]) for row in cells)) for column in range(len(self.columns))]
        lines = [" | ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)) for row in cells]
        lines.insert(1, " | ".join("-" * width for width in widths))
        return "\n".join([f"### {self.title}", "", *(f"| {line} |" for line in lines), "", *self.notes, ""])

    def against(self, reference: str, title: str) -> Table:
        """The same figures as multiples of the row whose first cell is `reference`; text columns are dropped."""
        base = next(row for row in self.rows if row[0] == reference)
        numeric = [column for column, cell in enumerate(base) if isinstance(cell, float)]
        rows = [[row[0], *(ratio(row[column], base[column]) for column in numeric)] for row in self.rows]
        return Table(title, [self.columns[0], *(self.columns[column] for column in numeric)], rows)


def ratio(value: Cell, base: Cell) -> Cell:
    """A multiple, where both are numbers and noise has not eaten the base."""
    if isinstance(value, str) or isinstance(base, str) or base <= 0:
        return "-"
    return value / base


def text(cell: Cell) -> str:
    """About three significant digits."""
    if isinstance(cell, str):
        return cell
    return f"{cell:.0f}" if abs(cell) >= 100 else f"{cell:.1f}" if abs(cell) >= 10 else f"{cell:.2f}"
