"""``longshore stubs``: stubs of hosts' modules whose extension points know the installed plugins."""

from __future__ import annotations

import argparse
import sys

SUMMARY = "write stubs of hosts' modules, whose points know the installed plugins by name and type"

_DESCRIPTION = """\
Writes a stub of each module that declares extension points: point.driver(name) takes the names of the installed
plugins only, and gives each plugin's own type. Type checkers have to be told of the folder. Nothing of the host or a
plugin is imported. Exit code 0: done, or all is up to date; 1: with --check, something is not; 2: usage or
environment."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's description and arguments."""
    parser.description = _DESCRIPTION
    parser.add_argument(
        "modules", nargs="*", metavar="MODULE",
        help="a host's module, such as textapp.api (default: all that publish a point, here or else installed)",
    )  # fmt: skip
    parser.add_argument("--output", default="stubs", metavar="FOLDER", help="where they belong (default: stubs)")
    parser.add_argument("--check", action="store_true", help="write nothing; show what would be changed")
    parser.add_argument(
        "--python", default="", metavar="PYTHON", help="the interpreter or virtual environment with the plugins"
    )


def run(args: argparse.Namespace) -> int:
    """Write the stubs, or check them.

    Returns:
        0 when all is as it should be, 1 when a check found a difference, 2 when there can be no stubs.
    """
    from longshore.rendering.stubs import differences, written  # late: not for --help
    from longshore.verification.environment import environment_of  # late: as above
    from longshore.verification.errors import VerificationError  # late: as above
    from longshore.verification.projects import read_folder  # late: as above
    from longshore.verification.stubs.files import stub_files, write  # late: as above

    modules: list[str] = args.modules
    output: str = args.output
    check: bool = args.check
    python: str = args.python
    try:
        files = stub_files(environment_of(python, "."), read_folder("."), modules, output)
        if not check:
            for each in files:
                if not each.is_fresh:
                    write(each)
    except VerificationError as error:
        sys.stderr.write(f"longshore stubs: {error}\n")
        return 2
    sys.stdout.write(differences(files) if check else written(files))
    return 1 if check and not all(each.is_fresh for each in files) else 0
