"""``longshore demo``: a small host and its plugins, really installed for the demo, loaded in a process of its own.

The host and the plugins are the separate projects under ``projects/``. :mod:`longshore.cli.demo.installing` installs
them, :mod:`longshore.cli.demo.tour` is what the new process runs.
"""

from __future__ import annotations

import argparse

SUMMARY = "load the plugins of a small host: what is accepted, what is refused, and why"

_DESCRIPTION = """\
Installs a small host and four plugin distributions in a temporary folder, and loads them in a new Python process:
a driver, all extensions, a hook, and a plugin that is refused, with its report."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's description and arguments."""
    parser.description = _DESCRIPTION
    parser.add_argument("--keep", metavar="FOLDER", help="install them in this new folder, and leave it there")


def run(args: argparse.Namespace) -> int:
    """Show the demo.

    Returns:
        0, or 2 when the folder to keep can't be used.
    """
    from longshore.cli.demo import installing  # late: not for --help

    folder: str | None = args.keep
    return installing.shown(folder)
