"""``longshore check``: the type checkers' own answer to whether declared entry points keep their hosts' APIs."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence

SUMMARY = "check the entry points that a project declares against their APIs, with its type checkers"

_DESCRIPTION = """\
Reads the entry points of a project (pyproject.toml, setup.cfg), a wheel or an installed distribution, finds the API of
each namespace, and asks mypy, pyright, pyrefly and ty, whichever are there, whether each plugin keeps it. Nothing of
the plugin is imported, but with --runtime. Exit code 0: all conform; 1: there are errors; 2: usage or environment."""
_FORMATS = ("text", "json", "github", "sarif")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's description and arguments."""
    parser.description = _DESCRIPTION
    parser.add_argument(
        "path", nargs="?", default=".", metavar="PATH",
        help="a project's folder or file, a wheel, or an installed distribution's name (default: this folder)",
    )  # fmt: skip
    parser.add_argument(
        "--checker", action="append", default=[], dest="checkers", choices=("mypy", "pyright", "pyrefly", "ty"),
        help="ask this type checker; may be given more than once (default: all that are installed)",
    )  # fmt: skip
    parser.add_argument(
        "--python", default="", metavar="PYTHON",
        help="an interpreter or virtual environment with the hosts (default: the activated one, the project's .venv)",
    )  # fmt: skip
    parser.add_argument(
        "--runtime", action="store_true", help="import the plugins as well, in a process of their own, and check them"
    )
    parser.add_argument("--format", default="text", choices=_FORMATS, help="how to tell it (default: text)")


def run(args: argparse.Namespace) -> int:
    """Check a project.

    Returns:
        0 when all that was checked conforms, 1 when there are errors, 2 when nothing could be checked.
    """
    from longshore.cli.checking import told  # late: not for --help
    from longshore.model.verification import CHECKERS, Checker  # late: as above
    from longshore.verification.checking import verify  # late: as above
    from longshore.verification.errors import VerificationError  # late: as above

    path: str = args.path
    python: str = args.python
    runtime: bool = args.runtime
    form: str = args.format
    chosen: list[str] = args.checkers
    try:
        asked: Sequence[Checker] = [each for each in CHECKERS if each in chosen]
        found = verify(path, checkers=asked, python=python, at_run_time=runtime)
    except VerificationError as error:
        sys.stderr.write(f"longshore check: {error}\n")
        return 2
    text = told(found, form)
    sys.stdout.write(f"{text}\n" if text else "")
    return 0 if found.conforms else 1
