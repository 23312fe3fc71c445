"""The benchmark of checks: `python -m tests.benchmarks.conformance [--quick] [--rounds N] [--json FILE]`.

It measures the Python that runs it, and asks what is installed there.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from dataclasses import asdict
from pathlib import Path
from statistics import median
from types import ModuleType

from .first_looks import high, table, timed
from .judges import LONGSHORE, REPORTING, Judge, judges
from .pairs import Pair, pair
from .processes import ChildFailed, report
from .tables import Cell, Table

ORDINARY = """an ordinary plugin
class API(Protocol):
    def open(self, path: str) -> None: ...
    def read(self, size: int) -> bytes: ...
    def seek(self, offset: int, whence: int = 0) -> int: ...
    def tell(self) -> int: ...
    def close(self) -> None: ...
OfClass = type[API]
class Factory(Protocol):
    def __call__(self) -> API: ...
# the plugin
class Plugin:
    def __init__(self) -> None:
        self.position = 0
    def open(self, path: str) -> None:
        self.position = 0
    def read(self, size: int) -> bytes:
        return b""
    def seek(self, offset: int, whence: int = 0) -> int:
        return offset
    def tell(self) -> int:
        return self.position
    def close(self) -> None:
        self.position = 0
"""
FORMS = {"API": "object, API", "Factory": "class, factory API", "OfClass": "class, type[API]"}
PLAIN, READ = "extra optional parameters", "attributes of a class that is not yet instantiated"
REPEATED = 200  # checks of the same object, of which the median counts


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.conformance", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="few rounds: a smoke test")
    parser.add_argument("--rounds", type=int, help="rounds that count (default: 9, or 2 when quick)")
    parser.add_argument("--json", type=Path, help="also write the tables to this file")
    return parser.parse_args()


def ordinary(folder: Path, rounds: int) -> Table:
    """The plugin that has the API's annotations: an object of it, and its class."""
    written = pair(0, ORDINARY, "from typing import Protocol\n")
    rows: list[list[Cell]] = []
    for at, judge in enumerate(judges(LONGSHORE)):
        api = written.load_api(folder, f"ordinary{at}")
        rows.append(
            [judge.named(), *(cell for form in FORMS for cell in looks(judge, written, api, form, folder, rounds))]
        )
    columns = ["who is asked", *(each for form in FORMS for each in (f"{FORMS[form]}: new class", "same again"))]
    return Table("The ordinary plugin of five methods, annotations as the API's: CPU µs", columns, rows)


def looks(judge: Judge, written: Pair, api: ModuleType, form: str, folder: Path, rounds: int) -> list[Cell]:
    """The median of first looks and that of repeated ones; a dash where the judge does not know the API."""
    try:
        answer = judge.prepare(vars(api)[form])
        objects = [written.load_plugin(api, folder, f"{form}{n}") for n in range(20 * rounds)]
        plugins = [each if form == "API" else type(each) for each in objects]
        first = [timed(answer, each)[0] for each in plugins]
    except Exception:  # the tool has no answer for such an API
        return ["-", "-"]
    return [median(first[1:]), median(timed(answer, plugins[0])[0] for _ in range(REPEATED))]


def cold(folder: Path, rounds: int) -> Table:
    """The first check in a fresh process: what is imported for it included."""
    rows: list[list[Cell]] = []
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(folder / "compiled")  # the first process compiles everything
    for at, judge in enumerate(judges(LONGSHORE)):
        cells: list[Cell] = [judge.named()]
        for title in (PLAIN, READ):
            command = [sys.executable, "-m", "tests.benchmarks.cold_check", str(at), title, str(folder)]
            try:
                facts = [report(command, environment) for _ in range(rounds + 1)][1:]
            except ChildFailed:
                cells += ["-", "-"]
                continue
            cells += [median(float(each["ms"][0][0]) for each in facts), facts[0]["modules"][0][0]]
        rows.append(cells)
    columns = ["who is asked", "ms", "modules", "ms where the source tells", "modules"]
    return Table("The first check that needs the engine, in a fresh process: CPU ms, imports included", columns, rows)


def clock() -> Table:
    """What the clock itself takes, which is in every figure of a single check."""
    empty = [timed(bool, True)[0] for _ in range(1000)]
    return Table(
        "Reading the clock twice: CPU µs", ["", "median", "95 %"], [["an empty check", median(empty), high(empty)]]
    )


def measured(rounds: int) -> list[Table]:
    """All tables; what was written for them is removed."""
    with tempfile.TemporaryDirectory(prefix="longshore-bench-") as name:
        folder = Path(name).resolve()
        return [
            clock(),
            ordinary(folder, rounds),
            table("compatible", "Compatible but unequal: CPU µs", judges(LONGSHORE), folder, rounds),
            table("refused", "Refused, with the full report: CPU µs", judges(REPORTING), folder, rounds),
            cold(folder, rounds),
        ]


def main() -> None:
    """Measure and print."""
    options = arguments()
    rounds = options.rounds or (2 if options.quick else 9)
    tables = measured(rounds)
    print(f"## Python {platform.python_version()}, {platform.system()} {platform.machine()}; {rounds} rounds\n")
    print("\n".join(each.markdown() for each in tables))
    if options.json:
        options.json.write_text(json.dumps({"rounds": rounds, "tables": [asdict(each) for each in tables]}, indent=2))


if __name__ == "__main__":
    main()
