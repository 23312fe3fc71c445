"""The benchmark: `python -m tests.benchmarks.startup [--quick] [--rounds N] [--python PATH] [--json FILE]`."""

from __future__ import annotations

import argparse
import json
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from . import call_tables, start_tables
from .contest import Arena
from .environments import Environment, generate
from .processes import ChildFailed, Interpreter
from .tables import Table

COMPARED = ("longshore", "stevedore", "pluggy")


@dataclass(frozen=True)
class Plan:
    """How much is measured."""

    distributions: Sequence[int]
    usual: int  # plugins in each of them
    plugins: Sequence[int]  # the usual number among them
    crowd: int  # distributions around each of those
    rounds: int


FULL = Plan(distributions=(10, 100, 300, 1000), usual=10, plugins=(1, 10, 100), crowd=300, rounds=15)
QUICK = Plan(distributions=(10, 100), usual=10, plugins=(1, 10), crowd=100, rounds=3)


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.startup", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small environments, few rounds: a smoke test")
    parser.add_argument("--rounds", type=int, help="rounds that count (default: 15, or 3 when quick)")
    parser.add_argument("--python", default=sys.executable, help="the Python to measure, with the libraries installed")
    parser.add_argument("--json", type=Path, help="also write the tables to this file")
    return parser.parse_args()


def environments(interpreter: Interpreter, folder: Path, plan: Plan) -> dict[tuple[int, int], Environment]:
    """Generate every environment of the plan, by its numbers of distributions and plugins."""
    shapes = [(size, plan.usual) for size in plan.distributions] + [(plan.crowd, number) for number in plan.plugins]
    made: dict[tuple[int, int], Environment] = {}
    for size, plugins in dict.fromkeys(shapes):
        print(f"generating {size} distributions, {plugins} plugins", file=sys.stderr)
        made[size, plugins] = generate(folder / f"site-packages-{size}-{plugins}", size, plugins)
        interpreter.equip(made[size, plugins].folder)
    return made


def measured(interpreter: Interpreter, plan: Plan) -> list[Table]:
    """All tables; what was generated is removed."""
    with tempfile.TemporaryDirectory(prefix="longshore-bench-") as name:
        folder = Path(name).resolve()
        made = environments(interpreter, folder, plan)
        growing = [made[size, plan.usual] for size in plan.distributions]
        crowded = [made[plan.crowd, plugins] for plugins in plan.plugins]
        usual = [made[plan.crowd, plan.usual]]
        places: start_tables.Places = {"one": growing, "all": crowded, "postponed": usual, "call": usual}
        tables = start_tables.measured(Arena(interpreter, folder), places, plan.rounds)
        return tables + call_tables.measured(interpreter, folder, crowded, plan.rounds)


def heading(interpreter: Interpreter, plan: Plan) -> str:
    """What was measured, with what."""
    versions = [f"{name} {interpreter.versions.get(name, 'is missing, left out')}" for name in COMPARED]
    parts = [f"Python {interpreter.version}", *versions, f"{platform.system()} {platform.machine()}"]
    return f"## {', '.join(parts)}; medians of {plan.rounds} interleaved rounds\n"


def main() -> None:
    """Measure and print."""
    options = arguments()
    plan = QUICK if options.quick else FULL
    if options.rounds:
        plan = replace(plan, rounds=options.rounds)
    try:
        interpreter = Interpreter.at(options.python)
        tables = measured(interpreter, plan)
    except ChildFailed as failure:
        raise SystemExit(str(failure)) from None
    print(heading(interpreter, plan))
    print("\n".join(table.markdown() for table in tables))
    if options.json:
        figures = {"python": interpreter.version, "versions": dict(interpreter.versions), "rounds": plan.rounds}
        options.json.write_text(json.dumps(figures | {"tables": [asdict(table) for table in tables]}, indent=2))


if __name__ == "__main__":
    main()
