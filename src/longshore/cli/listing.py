"""``longshore list``: what became of every installed plugin. Each is loaded in a process that it may break."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from longshore.cli.inspecting import configure_interpreter, configure_namespaces, interpreter, or_unusable, say_unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

SUMMARY = "list the installed plugins, and what becomes of each when it is loaded"

_DESCRIPTION = """\
Loads every installed plugin of the namespaces in processes of their own, as a host would: under the operator's policy
(LONGSHORE_PLUGINS), and compared with the API that the host publishes. Shows each with what became of it. Exit code 0:
nothing failed; 1: something did, or a namespace that was named has no plugins; 2: usage or environment."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's description and arguments."""
    parser.description = _DESCRIPTION
    configure_namespaces(parser)
    parser.add_argument("--static", action="store_true", help="import nothing")
    parser.add_argument("--format", default="table", choices=("table", "json"), help="how to tell it (default: table)")
    configure_interpreter(parser)


def run(args: argparse.Namespace) -> int:
    """List the plugins.

    Returns:
        0, 1 when something failed or a namespace that was named has no plugins, 2 for an unusable environment.
    """
    wanted: Sequence[str] = args.namespaces
    every: bool = args.all
    static: bool = args.static
    python: str = args.python
    form: str = args.format
    limit: float = args.limit

    def listed() -> int:
        from longshore.inspection import inspected, surveyed  # late: not for --help
        from longshore.rendering.inspection import inspection_json  # late: as above

        found = surveyed(interpreter(python), wanted, every=every, limit=limit)
        if not static:
            found = inspected(found, limit)
        if form == "json":
            sys.stdout.write(f"{inspection_json(found)}\n")
        else:
            from longshore.cli.tables import show_plugins  # late: as above

            show_plugins(found, sys.stdout, tried=not static)
        unknown = say_unknown("list", wanted, found.known)
        return 1 if unknown or found.failed else 0

    return or_unusable("list", listed)
