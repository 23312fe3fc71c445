"""The tour, in the demo's new process: runs what the host offers to show, and says what became of every candidate.

What is shown is itself found by entry points: the host publishes its functions under ``longshore.demo``.
"""

from __future__ import annotations

import ast
import contextlib
import inspect
import io
import logging
import sys
import textwrap
from collections.abc import Callable, Iterator
from typing import NamedTuple

from longshore.cli.demo.installing import projects
from longshore.cli.ending import ended
from longshore.cli.screen import Row, Screen
from longshore.cli.terminal import screen_for
from longshore.discovery import installed
from longshore.managers import ExtensionPoint
from longshore.managers.collection import Collection
from longshore.managers.extension import ExtensionManager
from longshore.model import Candidate, Problem
from longshore.model.extension import ConformanceReport
from longshore.pipeline import Failure
from longshore.rendering.failures import origin
from longshore.rendering.report import counts

Step = Callable[[], Collection[object, object]]
steps = ExtensionPoint("longshore.demo", Step)

_WELCOME = (
    "textapp is a small host. It and four plugin distributions, each a project of its own, are installed for this "
    "demo, and found by their entry points. Below: the host's lines, what they print, and what became of each plugin."
)
_FAREWELL = "Host and plugins are ordinary projects, to be read and copied:"
_HEAD = ("name", "target", "distribution", "outcome")


class Shown(NamedTuple):
    """What is shown of a step before it runs: its docstring, and its statements without the ``return``."""

    title: str
    text: str
    code: list[str]


def main() -> int:
    """Show every step.

    Returns:
        The exit code: 0.
    """
    logging.getLogger("longshore").addHandler(logging.NullHandler())  # the demo shows what would be logged
    out = screen_for(sys.stdout)
    out.text(_WELCOME)
    known: list[list[Row]] = []
    for number, step in enumerate(ExtensionManager(steps, strict=True), 1):
        _show(out, number, step.obj, known)
    out.text(_FAREWELL)
    out.output(str(projects()))
    return 0


def _show(out: Screen, number: int, step: Step, known: list[list[Row]]) -> None:
    shown = read(step)
    out.title(f"{number}. {shown.title}")
    out.text(shown.text)
    out.code(shown.code)
    printed = io.StringIO()
    with contextlib.redirect_stdout(printed):
        manager = step()
    out.output(printed.getvalue())
    table = list(rows(manager))
    if table not in known:
        out.table(_HEAD, table)
        known.append(table)


def read(step: Step) -> Shown:
    """The title and the code of a step, from its source."""
    source = textwrap.dedent(inspect.getsource(step))
    function = ast.parse(source).body[0]
    if not isinstance(function, ast.FunctionDef):
        raise TypeError(f"{step!r} is no function")
    first, last = function.body[1], function.body[-2]
    lines = source.splitlines()[first.lineno - 1 : last.end_lineno]
    title, _, text = (ast.get_docstring(function) or "").partition("\n\n")
    return Shown(title.rstrip("."), " ".join(text.split()), textwrap.dedent("\n".join(lines)).splitlines())


def rows(manager: Collection[object, object]) -> Iterator[Row]:
    """A row for every candidate of the manager's namespace."""
    accepted = {each.candidate for each in manager.extensions}
    failures = {each.candidate: each for each in manager.failures if not isinstance(each, Problem)}
    for candidate in installed.discover(manager.namespace).candidates:
        cells = (candidate.name, candidate.value, origin(candidate.distribution))
        if candidate in accepted:
            yield (*cells, "accepted"), "good"
        elif candidate in failures:
            yield (*cells, refusal(failures[candidate])), "bad"
        else:
            yield (*cells, untouched(candidate)), "quiet"


def refusal(failure: Failure) -> str:
    """Why a candidate was not accepted, in a few words."""
    if isinstance(failure.cause, ConformanceReport):
        return f"refused: {counts(failure.cause.findings)}"
    return f"failed: {type(failure.error).__name__}"


def untouched(candidate: Candidate) -> str:
    """What can be said of a candidate that was not asked for."""
    return "not asked for" if candidate.module_name in sys.modules else "not imported"


if __name__ == "__main__":
    sys.exit(ended(main))
