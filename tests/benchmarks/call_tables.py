"""In one process: calls of all plugins, attribute access, and checks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from .environments import Environment
from .measure import interleaved, timings
from .processes import Interpreter
from .tables import Cell, Table

CALLERS = ("direct", "longshore", "stevedore", "pluggy")
PROCESSES = 3  # a process has luck with its memory layout; the median of three has less
US = 1000.0


def measured(interpreter: Interpreter, folder: Path, crowded: Sequence[Environment], rounds: int) -> list[Table]:
    """Run the programs side by side; the tables."""
    callers = [name for name in CALLERS if name == "direct" or name in interpreter.libraries]
    runs = {
        f"calls {place.plugins}": partial(
            interpreter.run, place.folder, "calls", [str(rounds), *callers], folder / "homes" / place.folder.name
        )
        for place in crowded
    }
    most = crowded[-1]
    if "longshore" in interpreter.libraries:
        arguments = [str(rounds), *most.plugin_modules]
        runs["checks"] = partial(interpreter.run, most.folder, "checks", arguments, folder / "homes" / "checks")
    results = {key: timings(samples) for key, samples in interleaved(runs, PROCESSES, "calls").items()}
    calls = {place.plugins: results[f"calls {place.plugins}"] for place in crowded}
    return [*call_tables(calls), attribute_table(calls[most.plugins]), *check_tables(results.get("checks", {}), most)]


KINDS = {
    "call": "Calling one method of P plugins",
    "pair": "Calling a method with two arguments of P plugins",
    "first": "Asking P plugins, of which none has an answer",
    "fold": "Handing a value through P plugins",
}


def call_tables(calls: Mapping[int, Mapping[str, float]]) -> list[Table]:
    """Nanoseconds per plugin, and multiples of the direct loop, for each kind of call."""
    tables: list[Table] = []
    for kind, title in KINDS.items():
        labels = starting(f"{kind}:", next(iter(calls.values())))
        columns = ["way to call", *(f"P={plugins}" for plugins in calls)]
        rows: list[list[Cell]] = [
            [label, *(found[f"{kind}:{label}"] / plugins for plugins, found in calls.items())] for label in labels
        ]
        table = Table(f"{title}: CPU ns per plugin", columns, rows)
        tables += [table, table.against(next(iter(labels)), f"{title}: multiples of the direct loop")]
    return tables


def attribute_table(found: Mapping[str, float]) -> Table:
    """What it takes to reach a driver."""
    values = starting("attribute:", found)
    base = next(iter(values.values()))
    rows: list[list[Cell]] = [[label, value, value / base] for label, value in values.items()]
    return Table("Attribute access: CPU ns", ["attribute", "ns", "multiple"], rows)


def check_tables(found: Mapping[str, float], place: Environment) -> list[Table]:
    """What a check takes: of a class never seen before, and of the same again."""
    again = starting("again:", found)
    if not again:
        return []
    rows: list[list[Cell]] = [[label, found[f"first:{label}"] / US, value / US] for label, value in again.items()]
    columns = ["check of an ordinary class with 5 methods", f"new class (of {place.plugins - 1})", "same again"]
    table = Table("Checks: CPU µs", columns, rows)
    return [table, table.against(next(reversed(again)), "Checks: multiples of isinstance(), which sees names alone")]


def starting(prefix: str, found: Mapping[str, float]) -> dict[str, float]:
    """The timings of one kind, without its prefix."""
    return {label.removeprefix(prefix): value for label, value in found.items() if label.startswith(prefix)}
