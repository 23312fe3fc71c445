"""Where a command shows things, and the screen for plain text. Which one it gets: :mod:`longshore.cli.terminal`."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from typing import Literal, Protocol, TextIO

Tone = Literal["good", "bad", "quiet"]
Row = tuple[tuple[str, ...], Tone]
"""The cells of a row, and what its last one says."""
_WIDTH = 80


class Screen(Protocol):
    """What a command shows itself on. Every text is shown as it is: nothing in it is markup."""

    def title(self, text: str) -> None:
        """The name of what follows."""
        ...

    def text(self, text: str) -> None:
        """A paragraph of prose."""
        ...

    def code(self, lines: Sequence[str]) -> None:
        """Python statements, as they are typed at a prompt."""
        ...

    def output(self, text: str) -> None:
        """What a program has printed; reports in it are shown as reports."""
        ...

    def table(self, head: Sequence[str], rows: Sequence[Row]) -> None:
        """A table; the last column says what became of the row."""
        ...


class PlainScreen:
    """Plain text, for pipes, files and simple terminals."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def title(self, text: str) -> None:
        """Underlined."""
        self._write(text, "=" * len(text))

    def text(self, text: str) -> None:
        """Wrapped for a terminal of the usual width."""
        self._write(*textwrap.wrap(text, _WIDTH, break_long_words=False, break_on_hyphens=False))

    def code(self, lines: Sequence[str]) -> None:
        """With the prompts."""
        self._write(*(f"  {line}" for line in prompted(lines)))

    def output(self, text: str) -> None:
        """Indented."""
        self._write(*(f"  {line}".rstrip() for line in text.splitlines()))

    def table(self, head: Sequence[str], rows: Sequence[Row]) -> None:
        """Columns as wide as they must be, a rule under the head."""
        cells = [tuple(head), *(row for row, _ in rows)]
        widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
        cells.insert(1, tuple("-" * width for width in widths))
        self._write(*(f"  {'  '.join(map(str.ljust, row, widths))}".rstrip() for row in cells))

    def _write(self, *lines: str) -> None:
        self._stream.write("\n".join((*lines, "", "")))


def prompted(lines: Sequence[str]) -> list[str]:
    """Statements as at Python's prompt: ``...`` before the lines that continue one."""
    return [f"{'...' if line.startswith((' ', ')')) else '>>>'} {line}" for line in lines]
