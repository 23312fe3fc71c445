"""``longshore points``: the APIs that installed hosts publish, and who implements them. Nothing is imported."""

from __future__ import annotations

import argparse
import sys

SUMMARY = "list the published APIs: whose they are, what they ask for, who implements them"

_DESCRIPTION = """\
Lists every namespace with an API that an installed host publishes under the entry point group longshore.points: the
host and its version, the API with its signatures and its docstring, and the installed plugins. Metadata and source
texts are read; nothing is imported."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's description and arguments."""
    parser.description = _DESCRIPTION
    parser.add_argument("namespaces", nargs="*", metavar="NAMESPACE", help="only these (default: all)")
    parser.add_argument(
        "--python", default="", metavar="PYTHON", help="the interpreter or virtual environment to look at"
    )
    parser.add_argument("--format", default="text", choices=("text", "json"), help="how to tell it (default: text)")


def run(args: argparse.Namespace) -> int:
    """List the points.

    Returns:
        0, 1 when a namespace that was named has no published API or one can't be read, 2 for an unusable environment.
    """
    from longshore.rendering.points import points_json, points_text  # late: not for --help
    from longshore.verification.errors import VerificationError  # late: as above
    from longshore.verification.points import published_points  # late: as above

    wanted: list[str] = args.namespaces
    python: str = args.python
    form: str = args.format
    try:
        found = published_points(python, wanted)
    except VerificationError as error:
        sys.stderr.write(f"longshore points: {error}\n")
        return 2
    if found or form == "json" or not wanted:
        sys.stdout.write(f"{points_json(found) if form == 'json' else points_text(found)}\n")
    missing = [each for each in wanted if each not in {point.namespace for point in found}]
    if missing:
        from longshore.rendering.failures import nearest  # late: to explain

        known = [each.namespace for each in published_points(python, ())]
        for each in missing:
            text = f"no installed distribution publishes an API for {each!r}{nearest(each, known)}"
            sys.stderr.write(f"longshore points: {text}\n")
    return 1 if missing or any(each.problem for each in found) else 0
