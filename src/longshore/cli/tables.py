"""Inspections as tables on a screen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TextIO

from longshore.cli.screen import Row, Tone
from longshore.cli.terminal import screen_for
from longshore.model.inspection import Inspected, Inspection, Timed
from longshore.rendering.inspection import HEAD, cells
from longshore.rendering.safe import bounded
from longshore.rendering.timing import HEAD as TIME_HEAD
from longshore.rendering.timing import slowest_first, time_cells

_TONES: Mapping[str, Tone] = {"loaded": "good", "not-loaded": "quiet", "shadowed": "quiet", "refused": "quiet"}


def tone(found: Inspected) -> Tone:
    """The colour of an outcome."""
    return _TONES.get(found.status, "bad")


def _by_name(found: Inspected) -> tuple[str, str]:
    return found.candidate.namespace, found.candidate.name


def show_plugins(found: Inspection, stream: TextIO, *, tried: bool) -> None:
    """Show a table of all plugins, then what could not be read.

    Args:
        found: what was inspected.
        stream: where it is shown.
        tried: the plugins were loaded.
    """
    screen = screen_for(stream)
    if not found.plugins:
        screen.text("There are no plugins.")
        if not found.namespaces:
            screen.text("No installed host publishes an API: name a NAMESPACE, or say --all.")
    else:
        rows: list[Row] = [(cells(each, tried=tried), tone(each)) for each in sorted(found.plugins, key=_by_name)]
        screen.table(HEAD, rows)
        if any(cell.endswith(" *") for row, _ in rows for cell in row[-1:]):
            screen.text("* There is more to know: longshore why NAMESPACE NAME tells it.")
    for each in found.problems:
        screen.output(bounded(str(each)))


def show_times(times: Sequence[Timed], stream: TextIO) -> None:
    """Show a table of import times, the slowest first.

    Args:
        times: of the plugins.
        stream: where it is shown.
    """
    screen = screen_for(stream)
    if times:
        screen.table(TIME_HEAD, [(time_cells(each), tone(each.plugin)) for each in slowest_first(times)])
    else:
        screen.text("There are no plugins.")
