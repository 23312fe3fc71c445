"""The screen in colour, with Rich (the extra ``[cli]``). Texts are never read as markup: that would eat types."""

from __future__ import annotations

from collections.abc import Sequence

from rich import box
from rich.console import Console
from rich.padding import Padding
from rich.rule import Rule
from rich.syntax import Syntax
from rich.table import Table
from rich.text import Text

from longshore.cli.screen import Row, Tone, prompted

_TONES: dict[Tone, str] = {"good": "green", "bad": "bold red", "quiet": "dim"}
_REPORT = {
    r"^ +(error:) ": "bold red",
    r"^ +(warning:) ": "bold yellow",
    r"^ +(unverified:) ": "cyan",
    r"^ +(?:error|warning|unverified): (.*) \[": "bold",
    r"^ +(?:error|warning|unverified): .*(\[[a-z-]+\])": "magenta",
    r"^ +(?:expected|got|cure) ": "dim",
    r"^ +expected  (.*)$": "green",
    r"^ +got       (.*)$": "red",
    r"^ +cure      (.*)$": "cyan",
    r"^ +(\d+ (?:error|warning|unverified).*):$": "bold",
    r"^ +(\S.*:\d+): ": "blue",
    r"does not conform to (\w+)": "bold",
}
"""How the lines of a report look: its own layout, as :mod:`longshore.rendering.report` makes it."""


class RichScreen:
    """Colours, a table that fits the terminal, and Python in its own colours."""

    def __init__(self) -> None:
        self._console = Console(highlight=False, markup=False, emoji=False)

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
        shown = Syntax(source, "pycon", theme="ansi_dark", background_color="default", word_wrap=True)
        self._console.print(Padding(shown, (0, 0, 1, 2)))

    def output(self, text: str) -> None:
        """Beside a bar; the lines of a report coloured by what they say."""
        shown = Table.grid(padding=(0, 1))
        for line in text.splitlines():
            shown.add_row(Text("│", "dim"), hanging(reported(line)))
        self._console.print(Padding(shown, (0, 0, 1, 4)))

    def table(self, head: Sequence[str], rows: Sequence[Row]) -> None:
        """The last column in the colour of what it says."""
        shown = Table(box=box.SIMPLE_HEAD, header_style="bold", pad_edge=False, padding=(0, 1))
        for each in head:
            shown.add_column(each, overflow="fold")
        for cells, tone in rows:
            *most, last = cells
            shown.add_row(*(Text(cell, "dim" if tone == "quiet" else "") for cell in most), Text(last, _TONES[tone]))
        self._console.print(Padding(shown, (0, 0, 1, 2)))


def reported(line: str) -> Text:
    """A line in the colours of a report, where it is one of a report."""
    text = Text(line)
    for pattern, style in _REPORT.items():
        text.highlight_regex(pattern, style)
    return text


def hanging(text: Text) -> Padding:
    """A line whose continuation, where it must be wrapped, keeps its indentation."""
    depth = len(text.plain) - len(text.plain.lstrip())
    return Padding(text[depth:], (0, 0, 0, depth))
