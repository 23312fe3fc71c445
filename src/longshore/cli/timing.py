"""``longshore time``: how long each installed plugin takes to be imported, and what takes so long."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from longshore.cli.inspecting import configure_interpreter, configure_namespaces, interpreter, or_unusable, say_unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

SUMMARY = "measure how long each installed plugin takes to be imported"

_DESCRIPTION = """\
Imports every installed plugin of the namespaces, each in a new process that has imported longshore and the host before,
and shows the milliseconds, the slowest first. "drags in" has the packages besides its own that took longest, with
the milliseconds of their import, all that they import included. Exit code 0: all were loaded; 1: some were not, or a
namespace that was named has no plugins; 2: usage or environment."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's description and arguments."""
    parser.description = _DESCRIPTION
    configure_namespaces(parser)
    parser.add_argument(
        "--threshold", type=float, default=5.0, metavar="MS", help="packages below that are not told (default: 5)"
    )
    parser.add_argument("--format", default="table", choices=("table", "json"), help="how to tell it (default: table)")
    configure_interpreter(parser)


def run(args: argparse.Namespace) -> int:
    """Measure the plugins.

    Returns:
        0, 1 when something failed or a namespace that was named has no plugins, 2 for an unusable environment.
    """
    wanted: Sequence[str] = args.namespaces
    every: bool = args.all
    python: str = args.python
    form: str = args.format
    limit: float = args.limit
    threshold: float = args.threshold

    def measured() -> int:
        from longshore.inspection import surveyed  # late: not for --help
        from longshore.inspection.timing import timed  # late: as above
        from longshore.rendering.timing import times_json  # late: as above

        found = surveyed(interpreter(python), wanted, every=every, limit=limit)
        times = timed(found, limit, threshold / 1000)
        if form == "json":
            sys.stdout.write(f"{times_json(times)}\n")
        else:
            from longshore.cli.tables import show_times  # late: as above

            show_times(times, sys.stdout)
        unknown = say_unknown("time", wanted, found.known)
        return 1 if unknown or any(each.plugin.failed for each in times) else 0

    return or_unusable("time", measured)
