"""What the commands about installed plugins share: their arguments, and the inspection that they begin with."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 30.0


def configure_interpreter(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say which interpreter, and how long one plugin may take."""
    parser.add_argument(
        "--python", default="", metavar="PYTHON", help="the interpreter or virtual environment (default: this one)"
    )
    parser.add_argument(
        "--limit", type=_seconds, default=LIMIT, metavar="SECONDS", help="how long one plugin may take (default: 30)"
    )


def configure_namespaces(parser: argparse.ArgumentParser) -> None:
    """Add the arguments that say which namespaces."""
    parser.add_argument(
        "namespaces", nargs="*", metavar="NAMESPACE", help="only these (default: those with a published API)"
    )
    parser.add_argument("--all", action="store_true", help="every namespace that something is installed for")


def _seconds(text: str) -> float:
    seconds = float(text)
    if not 0 < seconds < 1_000_000:
        raise ValueError(text)
    return seconds


def interpreter(named: str) -> str:
    """The interpreter of an argument.

    Args:
        named: the argument, ``""`` where it was not given.

    Raises:
        EnvironmentUnusable: it can't be run.
    """
    from longshore.verification.environment import environment_of  # late: not for --help

    return environment_of(named or sys.executable).python


def or_unusable(command: str, run: Callable[[], int]) -> int:
    """Run a command; where its environment can't be used, say so.

    Args:
        command: its name.
        run: gives its exit code.

    Returns:
        The exit code, 2 for an unusable environment.
    """
    from longshore.verification.errors import VerificationError  # late: not for --help

    try:
        return run()
    except VerificationError as error:
        sys.stderr.write(f"longshore {command}: {error}\n")
        return 2


def say_unknown(command: str, wanted: Sequence[str], known: Sequence[str]) -> int:
    """Say which namespaces nothing is installed for.

    Args:
        command: the name of the command.
        wanted: the namespaces that were named.
        known: those that there are.

    Returns:
        How many it were.
    """
    from longshore.rendering.safe import did_you_mean  # late: not for --help

    unknown = [each for each in wanted if each not in known]
    for each in unknown:
        near = did_you_mean(each, known)
        sys.stderr.write(f"longshore {command}: nothing that is installed has plugins for {each!r}{near}\n")
    return len(unknown)
