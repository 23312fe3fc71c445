"""The benchmark of calls alone: `python -m tests.benchmarks.calls [--quick] [--rounds N] [--python PATH]`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

from . import call_tables
from .environments import generate
from .processes import ChildFailed, Interpreter

PLUGINS = (1, 10, 100)
DISTRIBUTIONS = 10  # calls do not see them


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.calls", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few plugins, few rounds: a smoke test")
    parser.add_argument("--rounds", type=int, help="rounds that count (default: 45, or 3 when quick)")
    parser.add_argument("--python", default=sys.executable, help="the Python to measure, with the libraries installed")
    return parser.parse_args()


def main() -> None:
    """Measure and print."""
    options = arguments()
    rounds = options.rounds or (3 if options.quick else 45)
    try:
        interpreter = Interpreter.at(options.python)
        with tempfile.TemporaryDirectory(prefix="longshore-bench-") as name:
            folder = Path(name).resolve()
            crowded = [
                generate(folder / f"site-packages-{number}", DISTRIBUTIONS, number)
                for number in (PLUGINS[:2] if options.quick else PLUGINS)
            ]
            for each in crowded:
                interpreter.equip(each.folder)
            tables = call_tables.measured(interpreter, folder, crowded, rounds)
    except ChildFailed as failure:
        raise SystemExit(str(failure)) from None
    versions = [f"{name} {interpreter.versions.get(name, 'is missing')}" for name in call_tables.CALLERS[1:]]
    print(f"## Python {interpreter.version}, {', '.join(versions)}; medians of {rounds} interleaved rounds\n")
    print("\n".join(table.markdown() for table in tables))


if __name__ == "__main__":
    main()
