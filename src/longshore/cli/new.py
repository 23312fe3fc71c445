"""``longshore new``: the project of a host, or of a plugin for a host that is installed."""

from __future__ import annotations

import argparse
import sys

SUMMARY = "write a new project: a host, or a plugin whose stub is made from its API"

_DESCRIPTION = """\
Writes a small project that passes its own longshore check, its tests and mypy --strict as it is. Nothing is
overwritten, and nothing is imported. Exit code 0: it is written; 2: it is not, and why."""
_HOST = "Writes a host: an API, a program that uses its plugins, one plugin of its own, tests."
_PLUGIN = """\
Writes a plugin: each member that the API asks for with its signature, the entry point, a test. The API is the one that
an installed host publishes for the namespace (see longshore points), or the one that --api names."""

_WHERE = "where it is written (default: NAME in small letters, with dashes: acme-csv for Acme_CSV)"


def configure(parser: argparse.ArgumentParser) -> None:
    """Add the command's description and arguments."""
    parser.description = _DESCRIPTION
    kinds = parser.add_subparsers(title="projects", dest="kind", metavar="KIND", required=True)
    host = kinds.add_parser("host", help="a program that has plugins", description=_HOST)
    host.add_argument("name", metavar="NAME", help="what it is called, such as textapp")
    plugin = kinds.add_parser("plugin", help="a plugin for an installed host", description=_PLUGIN)
    plugin.add_argument("namespace", metavar="NAMESPACE", help="what it is a plugin of, such as textapp.formatters")
    plugin.add_argument(
        "name", nargs="?", default="", metavar="NAME",
        help="what it is called, such as acme-csv (default: made from the namespace, such as textapp-example)",
    )  # fmt: skip
    plugin.add_argument("--api", default="", metavar="MODULE:CLASS", help="the API, where the host does not publish it")
    plugin.add_argument(
        "--python", default="", metavar="PYTHON",
        help="an interpreter or virtual environment with the host (default: the activated one, the .venv here)",
    )  # fmt: skip
    for each in (host, plugin):
        each.add_argument("--directory", default="", metavar="FOLDER", help=_WHERE)


def run(args: argparse.Namespace) -> int:
    """Write a project.

    Returns:
        0 when it is written, 2 when it is not.
    """
    from longshore.exceptions import LongshoreError  # late: not for --help
    from longshore.rendering.scaffolding import written  # late: as above
    from longshore.scaffolding.host import host  # late: as above
    from longshore.scaffolding.plugin import plugin  # late: as above
    from longshore.scaffolding.writing import write  # late: as above
    from longshore.verification.environment import environment_of  # late: as above

    name: str = args.name
    directory: str = args.directory
    try:
        if args.kind == "host":
            made = host(environment_of("", "."), name)
        else:
            namespace: str = args.namespace
            api: str = args.api
            python: str = args.python
            made = plugin(environment_of(python, "."), namespace, name, api)
        folder = directory or made.name
        files = write(made, folder)
    except LongshoreError as error:
        sys.stderr.write(f"longshore new: {error}\n")
        return 2
    sys.stdout.write(written(made.name, made.about, files, folder, made.last))
    return 0
