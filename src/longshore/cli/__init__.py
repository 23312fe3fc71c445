"""The command line.

A command is a module of the shape of :class:`Command`, listed once in :data:`COMMANDS`. It imports what it needs in
its ``run``, so that ``--help`` costs nothing but argparse.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Mapping, Sequence
from typing import Protocol

from longshore.cli import api, check, demo, listing, lock, new, points, report, stubs, timing, why
from longshore.cli.ending import ended


class Command(Protocol):
    """One command: its line in the list of commands, its arguments, and what it does."""

    @property
    def SUMMARY(self) -> str:  # noqa: N802  a module's constant
        """What it does, in one line."""
        ...

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Add its description and its arguments to its own parser."""
        ...

    def run(self, args: argparse.Namespace) -> int:
        """Do it.

        Returns:
            The exit code.
        """
        ...


COMMANDS: Mapping[str, Command] = {
    "new": new,
    "list": listing,
    "why": why,
    "time": timing,
    "report": report,
    "check": check,
    "points": points,
    "api": api,
    "stubs": stubs,
    "lock": lock,
    "demo": demo,
}
"""The commands by name, in the order of the help."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        argv: the arguments, those of the process where left out.

    Returns:
        The exit code: that of the command, 2 where there is none.
    """
    return ended(lambda: _main(argv))


def _main(argv: Sequence[str] | None) -> int:
    parser = _parser()
    args = parser.parse_args(argv)
    name: str | None = args.command
    if args.version:
        from longshore.cli.version import own_version  # late: imports importlib.metadata

        sys.stdout.write(f"longshore {own_version()}\n")
        return 0
    if name is None:
        parser.print_help(sys.stderr)
        return 2
    return COMMANDS[name].run(args)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="longshore", description="Typed plugins for Python over entry points.")
    parser.add_argument("--version", action="store_true", help="show the version and exit")
    subparsers = parser.add_subparsers(title="commands", dest="command", metavar="COMMAND")
    for name, command in COMMANDS.items():
        command.configure(subparsers.add_parser(name, help=command.SUMMARY))
    return parser
