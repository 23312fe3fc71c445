"""What reading metadata before import costs: `python -m tests.benchmarks.declarations [--rounds N]`.

100 plugins among 1000 distributions, each in a distribution of its own that declares metadata in a file of its own.
Each sample is a process: a lazy manager imports no plugin, so what is left is to find them and, where the host asks for
metadata, to read and check it. CPU times, side by side, in an order that is shuffled anew each round.
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import longshore

from .policy import NAMESPACE, PLUGINS, install
from .tables import Table

DECLARATION = """\
from longshore import Declaration
from textapp.api import PluginMeta

plugin: Declaration[PluginMeta] = {
    "meta": {"suffixes": ["one", "two"], "priority": 3},
    "versions": ">=1.2,<3",
}
"""
PROGRAM = """
import sys, time
before = time.process_time_ns()
from typing import Protocol, TypedDict
import longshore
from longshore import ExtensionManager, ExtensionPoint

class Plugin(Protocol):
    def __call__(self, text: str) -> str: ...

class Meta(TypedDict):
    suffixes: list[str]
    priority: int

def taken():
    manager = ExtensionManager(ExtensionPoint(%r, Plugin%s), lazy=True)
    found = %s
    assert len(found) == %d, (found, manager.failures)
    return time.process_time_ns()

first = taken() - before
again = []
for _ in range(5):
    longshore.refresh()
    before = time.process_time_ns()
    again.append(taken() - before)
print(first, sorted(again)[2])
"""
FOUND = "found, where nothing is declared"
SELECTED = "manager.select(lambda meta: 'one' in meta['suffixes'])"
WAYS = {
    FOUND: ("", "manager"),
    "declared, and the host asks for nothing: order": ("", "manager"),
    "metadata": (", Meta", "manager"),
    "metadata, and some selected by it": (", Meta", SELECTED),
    "metadata and versions": (", Meta, '2.1'", "manager"),
}


def declare(site: Path) -> None:
    """Give each plugin a declaration."""
    for number in range(PLUGINS):
        name = f"package_{number:04}"
        (site / f"{name}_declared.py").write_text(DECLARATION)
        entry_points = site / f"{name}-1.{number}.dist-info" / "entry_points.txt"
        declared = f"[longshore.declarations.{NAMESPACE}]\np{number} = {name}_declared:plugin\n"
        entry_points.write_text(entry_points.read_text() + declared)


def sample(site: Path, way: str) -> tuple[float, float]:
    """Milliseconds of CPU time: of a process without the start of the interpreter, and when all is imported."""
    asked, found = WAYS[way]
    here = Path(longshore.__file__).parent.parent
    paths = f"import sys; sys.path[:0] = {[str(site), str(here), *sys.path]!r}\n"
    program = paths + PROGRAM % (NAMESPACE, asked, found, PLUGINS)
    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", program], capture_output=True, text=True, check=True
    ).stdout
    first, again = map(int, told.split())
    return first / 1e6, again / 1e6


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.declarations", description=__doc__)
    parser.add_argument("--rounds", type=int, default=25, help="rounds that count (default: 25)")
    parser.add_argument("--distributions", type=int, default=1000, help="installed distributions (default: 1000)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="longshore-bench-") as name:
        plain, declared = Path(name).resolve() / "plain", Path(name).resolve() / "declared"
        for site in (plain, declared):
            install(site, max(PLUGINS, options.distributions))
        declare(declared)
        samples: dict[str, list[tuple[float, float]]] = {way: [] for way in WAYS}
        order = list(WAYS)
        for number in range(options.rounds + 1):
            random.shuffle(order)
            for way in order:
                taken = sample(plain if way == FOUND else declared, way)
                if number:
                    samples[way].append(taken)
    for place, title in enumerate(("in a process of its own, imports included", "with a new scan, all being imported")):
        times = {way: median(each[place] for each in taken) for way, taken in samples.items()}
        rows = [[way, taken, taken - times[FOUND]] for way, taken in times.items()]
        title = f"{PLUGINS} plugins of {options.distributions} distributions, {title}"
        print(Table(title, ["what is read", "CPU ms", "more"], rows).markdown())


if __name__ == "__main__":
    main()
