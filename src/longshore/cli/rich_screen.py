"""The screen in colour, with Rich (the extra ``[cli]``). Texts are never read as markup: that would eat types."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TextIO

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text
from rich.theme import Theme

from longshore.cli.screen import Row, Tone, prompted

_TONES: dict[Tone, str] = {"good": "green", "bad": "bold red", "quiet": "dim"}
_REPORT = (
    r"(?m)does not conform to (?P<title>\w+)",
    r"(?m)^ +(?P<title>\d+ (?:error|warning|unverified).*):$",
    r"(?m)^ +(?P<error>error:) (?P<title>[^\[\n]*)(?P<code>\[[a-z-]+\])$",
    r"(?m)^ +(?P<warning>warning:) (?P<title>[^\[\n]*)(?P<code>\[[a-z-]+\])$",
    r"(?m)^ +(?P<unverified>unverified:) (?P<title>[^\[\n]*)(?P<code>\[[a-z-]+\])$",
    r"(?m)^ +(?P<label>expected)  (?P<expected>.*)$",
    r"(?m)^ +(?P<label>got)       (?P<got>.*)$",
    r"(?m)^ +(?P<label>where)     (?P<place>.*)$",
    r"(?m)^ +(?P<label>cure)      (?P<cure>.*)$",
)
"""How the lines of a report are found: its layout is that of :mod:`longshore.rendering.report`."""
_THEME = Theme(
    {
        "report.title": "bold",
        "report.error": "bold red",
        "report.warning": "bold yellow",
        "report.unverified": "bold cyan",
        "report.code": "magenta",
        "report.label": "dim",
        "report.expected": "green",
        "report.got": "red",
        "report.place": "cyan",
        "report.cure": "bold",
    }
)
_LABEL = "expected  "


class RichScreen:
    """Colours, a table that fits the terminal, and Python in its own colours."""

    def __init__(self, stream: TextIO) -> None:
        self._console = Console(file=stream, highlight=False, markup=False, emoji=False, theme=_THEME)

    def title(self, text: str) -> None:
        """Over a rule."""
        self._console.print(Rule(Text(text, "bold"), align="left", style="dim"))
        self._console.print()

    def text(self, text: str) -> None:
        """A paragraph."""
        self._console.print(Text(text))
        self._console.print()

    def code(self, lines: Sequence[str]) -> None:
        """In the colours of the terminal's own theme."""
        source = "\n".join(prompted(lines))
        self._indented(Syntax(source, "pycon", theme="ansi_dark").highlight(source))

    def output(self, text: str) -> None:
        """The lines of a report coloured by what they say."""
        self._indented(reported(text))

    def _indented(self, text: Text) -> None:
        for line in text.split():
            line.rstrip()
            for each in self._hanging(line):
                self._console.print(Text("  ") + each, soft_wrap=True)
        self._console.print()

    def _hanging(self, line: Text) -> Iterator[Text]:
        """A line, wrapped under its own indentation; whole where it has a word that is too long for that."""
        depth = len(line.plain) - len(line.plain.lstrip())
        room = self._console.width - 2 - depth
        if max(map(len, line.plain.split()), default=0) + len(_LABEL) > room:
            yield line
            return
        for each in line[depth:].wrap(self._console, room) if line.plain else [line]:
            each.rstrip()
            yield Text(" " * depth) + each

    def table(self, head: Sequence[str], rows: Sequence[Row]) -> None:
        """The last column in the colour of what it says."""
        shown = Table(box=box.SIMPLE_HEAD, show_edge=False, header_style="bold", padding=(0, 1, 0, 0))
        for each in head:
            shown.add_column(each, overflow="fold")
        for cells, tone in rows:
            *most, last = cells
            shown.add_row(*(Text(cell, "dim" if tone == "quiet" else "") for cell in most), Text(last, _TONES[tone]))
        self._console.print(Padding(shown, (0, 0, 1, 2), expand=False))


def reported(text: str) -> Text:
    """A text in the colours of a report, where its lines are those of one."""
    shown = Text(text)
    for pattern in _REPORT:
        shown.highlight_regex(pattern, style_prefix="report.")
    return shown
