"""``longshore lock``: approves the installed plugins, with their files, in a lock file that hosts can be held to."""

from __future__ import annotations

import argparse
import sys

SUMMARY = "write which installed plugins may be loaded, with the hashes of their files"

_DESCRIPTION = """\
Writes longshore.lock: the plugins that are installed for this Python, each with its distribution, version, target and
the hashes of its files. A host that is told to keep to it loads nothing else. Nothing is imported for that. Locked are
the namespaces with a published API, those in the lock already, and those that are named. Exit code 0: done; 1: a plugin
can't be locked, or there is a difference; 2: usage, or the lock can't be read or written."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's description and arguments."""
    parser.description = _DESCRIPTION
    parser.add_argument("namespaces", nargs="*", metavar="NAMESPACE", help="lock this namespace as well")
    parser.add_argument(
        "--all", action="store_true", help="lock every namespace that something installed has plugins for"
    )
    parser.add_argument(
        "--directory", action="append", default=[], dest="directories", metavar="NAMESPACE=FOLDER",
        help="lock the modules of a plugin directory as well; may be given more than once",
    )  # fmt: skip
    parser.add_argument("--file", default="longshore.lock", help="the lock file (default: longshore.lock)")
    modes = parser.add_mutually_exclusive_group()
    modes.add_argument("--diff", action="store_true", help="write nothing; show what would be changed")
    modes.add_argument("--check", action="store_true", help="write nothing; show what a host would refuse")
    parser.add_argument("--format", default="text", choices=("text", "json"), help="how to tell it (default: text)")


def run(args: argparse.Namespace) -> int:
    """Write the lock, or compare it with what is installed.

    Returns:
        0 when all is as it should be, 1 when a plugin can't be locked or a comparison found a difference, 2 when there
        can be no lock.
    """
    from longshore.cli.locking import Wanted, WantedError, checked, compared  # late: not for --help
    from longshore.policy.lockfile import LockError  # late: as above
    from longshore.policy.writing import write_lock  # late: as above

    file: str = args.file
    namespaces: list[str] = args.namespaces
    directories: list[str] = args.directories
    every: bool = args.all
    diff: bool = args.diff
    check: bool = args.check
    form: str = args.format
    try:
        wanted = Wanted(file, namespaces, directories, every=every)
        if check:
            text, code = checked(wanted, form)
        else:
            found = compared(wanted)
            if not diff and not found.is_fresh:
                write_lock(found.approval.lock, file)
            text, code = found.told(form, diff=diff), found.code(diff=diff)
    except (LockError, WantedError) as error:
        sys.stderr.write(f"longshore lock: {error}\n")
        return 2
    sys.stdout.write(f"{text}\n")
    return code
