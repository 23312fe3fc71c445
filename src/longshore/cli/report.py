"""``longshore report``: the installed plugins as one HTML page."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from longshore.cli.inspecting import configure_interpreter, configure_namespaces, interpreter, or_unusable, say_unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

SUMMARY = "write a page about the installed plugins, to look at in a browser"

_DESCRIPTION = """\
Loads every installed plugin of the namespaces, as longshore list does, and writes one HTML page: hosts, namespaces,
plugins and distributions as a picture, what became of each plugin, and the findings. The page loads nothing from
anywhere. Exit code 0: nothing failed; 1: something did, or a namespace that was named has no plugins; 2: usage,
environment, or a file that can't be written."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's description and arguments."""
    parser.description = _DESCRIPTION
    configure_namespaces(parser)
    parser.add_argument("--html", required=True, metavar="FILE", help="the page to write")
    parser.add_argument("--static", action="store_true", help="import nothing")
    configure_interpreter(parser)


def run(args: argparse.Namespace) -> int:
    """Write the page.

    Returns:
        0, 1 when something failed or a namespace that was named has no plugins, 2 when there is no page.
    """
    wanted: Sequence[str] = args.namespaces
    every: bool = args.all
    static: bool = args.static
    python: str = args.python
    file: str = args.html
    limit: float = args.limit

    def written() -> int:
        from longshore.inspection import inspected, surveyed  # late: not for --help
        from longshore.rendering.page import report_page  # late: as above

        found = surveyed(interpreter(python), wanted, every=every, limit=limit)
        if not static:
            found = inspected(found, limit)
        try:
            with open(file, "w", encoding="utf-8", errors="backslashreplace") as page:
                page.write(report_page(found))
        except OSError as error:
            sys.stderr.write(f"longshore report: {file} can't be written: {error.strerror}\n")
            return 2
        unknown = say_unknown("report", wanted, found.known)
        sys.stdout.write(f"{file}: {len(found.plugins)} plugins\n")
        return 1 if unknown or found.failed else 0

    return or_unusable("report", written)
