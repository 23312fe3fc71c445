"""``longshore api``: what a change of an API breaks, and the file that an API is held still by."""

from __future__ import annotations

import argparse
import sys

SUMMARY = "compare an API with what it was, and freeze its shape in a file"

_DESCRIPTION = """\
An API is named as MODULE:NAME of a class, a type or an extension point, as the namespace that an installed host
publishes it for, or as a file that `longshore api freeze` has written. A module is imported; for a file nothing of the
API is."""
_DIFF = """\
Tells every difference between two APIs, whether it breaks those who implement the old one or those who call it, and
the part of a semantic version that has to be raised. Exit code 0: nothing is broken; 1: something is (major);
2: usage, or an API that can't be read."""
_FREEZE = """\
Writes the shape of an API, as JSON, for later comparisons. Exit code 0: done, or the file is up to date; 1: with
--check, it is not; 2: usage, or an API that can't be read."""
_REFERENCE = "MODULE:NAME, a published namespace, or a frozen file"
_FORMATS = ("text", "json", "github")


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's description and arguments."""
    parser.description = _DESCRIPTION
    commands = parser.add_subparsers(title="commands", dest="action", metavar="COMMAND", required=True)
    diff = commands.add_parser("diff", help="tell what a change of an API breaks", description=_DIFF)
    diff.add_argument("old", metavar="OLD", help=_REFERENCE)
    diff.add_argument("new", metavar="NEW", help="the same")
    diff.add_argument("--strict", action="store_true", help="what can't be decided counts as broken")
    freeze = commands.add_parser("freeze", help="write the shape of an API to a file", description=_FREEZE)
    freeze.add_argument(
        "reference", nargs="?", default="", metavar="REFERENCE",
        help="MODULE:NAME or a published namespace (default with --check: what the file was frozen from)",
    )  # fmt: skip
    places = freeze.add_mutually_exclusive_group()
    places.add_argument("--output", default="", metavar="FILE", help="the file to write (default: standard output)")
    places.add_argument("--check", default="", metavar="FILE", help="write nothing; compare this file with the API")
    for each in (diff, freeze):
        each.add_argument("--format", default="text", choices=_FORMATS, help="how to tell differences (default: text)")


def run(args: argparse.Namespace) -> int:
    """Compare, or freeze.

    Returns:
        0 when nothing is broken, or the frozen file is up to date; 1 when it is not so; 2 when an API can't be read.
    """
    from longshore.evolution.errors import ApiUnusable  # late: not for --help

    action: str = args.action
    try:
        return _diff(args) if action == "diff" else _freeze(args)
    except ApiUnusable as error:
        sys.stderr.write(f"longshore api {action}: {error}\n")
        return 2


def _diff(args: argparse.Namespace) -> int:
    from longshore.cli.apis import shape_of, told  # late: not for --help
    from longshore.evolution.comparing import compare  # late: as above

    strict: bool = args.strict
    found = compare(shape_of(args.old), shape_of(args.new))
    sys.stdout.write(told(found, args.format))
    return 1 if found.verdict == "major" or (strict and found.undecided) else 0


def _freeze(args: argparse.Namespace) -> int:
    from longshore.cli.apis import frozen_of, shape_of, told  # late: not for --help
    from longshore.evolution.comparing import compare  # late: as above
    from longshore.evolution.errors import api_unusable  # late: as above
    from longshore.evolution.frozen import frozen_text, read_frozen, write_frozen  # late: as above

    reference: str = args.reference
    output: str = args.output
    check: str = args.check
    if check:
        frozen = read_frozen(check)
        found = compare(frozen, shape_of(reference) if reference else frozen_of(frozen.reference))
        sys.stdout.write(told(found, args.format))
        return 1 if found.changes else 0
    if not reference:
        raise api_unusable("REFERENCE", "is missing: name MODULE:NAME, or a published namespace")
    shape = frozen_of(reference)
    if output:
        write_frozen(shape, output)
    else:
        sys.stdout.write(frozen_text(shape))
    return 0
