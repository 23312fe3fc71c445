"""The two screens show the same words, and nothing as markup."""

from __future__ import annotations

import io
import re
import sys

import pytest

from longshore.cli.rich_screen import RichScreen
from longshore.cli.screen import PlainScreen, Row, Screen, prompted
from longshore.cli.terminal import screen_for
from longshore.model.extension import ConformanceReport, Finding
from longshore.rendering.report import report_text

HEAD = ("name", "outcome")
ROWS: list[Row] = [(("dict[str, int]", "[bold]"), "good"), (("x", "refused"), "bad"), (("y", "not imported"), "quiet")]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    made = Terminal()
    monkeypatch.setenv("TERM", "xterm-256color")
    monkeypatch.setenv("COLUMNS", "60")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    return made


def show(out: Screen) -> None:
    out.title("A [title]")
    out.text("A long text about dict[str, int] and :smile: and [red]more[/red]. " * 3)
    out.code(["for each in x:", "    print(each)"])
    out.output("    expected  dict[str, int]\n\n[/] at the end")
    out.table(HEAD, ROWS)


def test_plain() -> None:
    stream = io.StringIO()
    show(PlainScreen(stream))
    assert (
        stream.getvalue()
        == """\
A [title]
=========

A long text about dict[str, int] and :smile: and [red]more[/red]. A long text
about dict[str, int] and :smile: and [red]more[/red]. A long text about
dict[str, int] and :smile: and [red]more[/red].

  >>> for each in x:
  ...     print(each)

      expected  dict[str, int]

  [/] at the end

  name            outcome
  --------------  ------------
  dict[str, int]  [bold]
  x               refused
  y               not imported

"""
    )


def test_rich_shows_the_same_words(terminal: Terminal) -> None:
    show(RichScreen(terminal))
    text = terminal.getvalue()
    assert "\x1b[32m[bold]" in text
    assert "\x1b[1;31mrefused" in text
    words = re.sub(r"\x1b\[[0-9;]*m", "", text).replace("─", "").split()
    stream = io.StringIO()
    show(PlainScreen(stream))
    assert words == re.sub("={3,}|-{3,}", "", stream.getvalue()).split()


def shown(terminal: Terminal) -> str:
    return re.sub(r"\x1b\[[0-9;]*m", "", terminal.getvalue())


def test_rich_wraps_under_the_indentation(terminal: Terminal) -> None:
    RichScreen(terminal).output(f"    {'word ' * 14}")
    assert shown(terminal) == f"{'      ' + 'word ' * 10}word\n      word word word\n\n"


def test_rich_never_wraps_a_path(terminal: Terminal) -> None:
    path = "/a/very/long/path/that/does/not/fit/on/the/line/at/all/indeed.py:12"
    RichScreen(terminal).output(f"short\n    where     {path}")
    assert shown(terminal) == f"  short\n      where     {path}\n\n"


def test_rich_knows_a_report(terminal: Terminal) -> None:
    """The colours follow the layout of the report, so they are tried on a real one."""
    finding = Finding(
        "missing-member", "error", "format(data)", expected="dict[str, int]", actual="nothing", hint="add"
    )
    RichScreen(terminal).output(report_text(ConformanceReport(3, int, [finding]), "  "))
    text = terminal.getvalue()
    for coloured in (
        "\x1b[1m1 error\x1b[0m",
        "\x1b[1;31merror:\x1b[0m",
        "\x1b[1mformat(data) \x1b[0m",
        "\x1b[35m[missing-member]\x1b[0m",
        "\x1b[2mexpected\x1b[0m  \x1b[32mdict[str, int]\x1b[0m",
        "\x1b[31mnothing\x1b[0m",
        "\x1b[1madd\x1b[0m",
    ):
        assert coloured in text


def test_prompts() -> None:
    assert prompted(["x = f(", "    1,", ")", "x"]) == [">>> x = f(", "...     1,", "... )", ">>> x"]


def test_a_terminal_gets_colour(terminal: Terminal) -> None:
    assert isinstance(screen_for(terminal), RichScreen)


@pytest.mark.parametrize(("name", "value"), [("NO_COLOR", "1"), ("TERM", "dumb")])
def test_not_where_colour_is_unwanted(
    terminal: Terminal, monkeypatch: pytest.MonkeyPatch, name: str, value: str
) -> None:
    monkeypatch.setenv(name, value)
    assert isinstance(screen_for(terminal), PlainScreen)


def test_not_in_a_pipe() -> None:
    assert isinstance(screen_for(io.StringIO()), PlainScreen)


def test_not_without_rich(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "longshore.cli.rich_screen", None)
    assert isinstance(screen_for(terminal), PlainScreen)
