"""What verification costs: `python -m tests.benchmarks.verification [--rounds N] [--plugins N]`.

Side by side, interleaved: `longshore check` and the type checker's own run on the same project, both with warm caches;
`longshore points` over an environment of 1000 distributions; `longshore --help`. Times of a checker are wall-clock
times, as it may use several processes; those of longshore alone are CPU times of the process.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from statistics import median

import longshore

from .environments import generate

SOURCE = Path(longshore.__file__).parents[1]
HOST = """\
from collections.abc import Iterator, Mapping
from typing import Protocol
from longshore import ExtensionPoint

class Formatter(Protocol):
    \"\"\"Formats.\"\"\"
    def format(self, data: Mapping[str, str], width: int = 60) -> Iterator[str]: ...
    def close(self) -> None: ...

formatters = ExtensionPoint("textapp.formatters", Formatter)
"""
PLUGIN = """\
import argparse, asyncio, collections, dataclasses, email.message, functools, http.client, json, logging, pathlib
from collections.abc import Iterator, Mapping

class Formatter:
    def format(self, data: Mapping[str, str], width: int = 60) -> Iterator[str]:
        yield from (f"{name:{width}}" for name in data)
    def close(self) -> None: ...

plugin = Formatter()
"""


def write(path: Path, text: str) -> None:
    """A file, and its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def project(folder: Path, plugins: int) -> tuple[Path, Path]:
    """A project with so many plugins of one host, and the folder in which that host is installed."""
    site = folder / "site"
    write(site / "textapp" / "__init__.py", HOST)
    write(site / "textapp" / "py.typed", "")
    write(site / "textapp-1.0.dist-info" / "METADATA", "Metadata-Version: 2.1\nName: textapp\nVersion: 1.0\n")
    publish = "[longshore.points]\ntextapp.formatters = textapp:formatters\n"
    write(site / "textapp-1.0.dist-info" / "entry_points.txt", publish)
    home = folder / "project"
    entries = "".join(f'p{number} = "acme.p{number}:plugin"\n' for number in range(plugins))
    write(home / "pyproject.toml", f'[project]\nname = "acme"\n[project.entry-points."textapp.formatters"]\n{entries}')
    write(home / "src" / "acme" / "__init__.py", "")
    for number in range(plugins):
        write(home / "src" / "acme" / f"p{number}.py", PLUGIN)
    return home, site


def ran(command: Sequence[str], folder: Path, path: Sequence[Path]) -> tuple[float, float]:
    """Wall-clock and CPU milliseconds of a process and those that it waits for."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(map(str, path)), "MYPYPATH": str(folder / "src")}
    environment.pop("VIRTUAL_ENV", None)
    before, start = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    wall, after = time.perf_counter() - start, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return wall * 1000, cpu * 1000


def interleaved(runs: Mapping[str, Callable[[], tuple[float, float]]], rounds: int) -> dict[str, tuple[float, float]]:
    """The medians of each; one round before the first fills the caches."""
    samples: dict[str, list[tuple[float, float]]] = {name: [] for name in runs}
    order = list(runs)
    for number in range(rounds + 1):
        print(f"round {number} of {rounds}", file=sys.stderr)
        random.shuffle(order)
        for name in order:
            sample = runs[name]()
            if number:
                samples[name].append(sample)
    return {name: (median(wall for wall, _ in told), median(cpu for _, cpu in told)) for name, told in samples.items()}


def checkers(folder: Path, plugins: int, rounds: int) -> str:
    """The table of `longshore check` beside each type checker's own run."""
    home, site = project(folder, plugins)
    own = {
        "mypy": ["mypy", "--python-executable", sys.executable, "src"],
        "pyright": ["pyright", "--pythonpath", sys.executable, "src"],
        "pyrefly": ["pyrefly", "check", "--search-path", "src", "--python-interpreter-path", sys.executable, "src"],
        "ty": ["ty", "check", "--python", sys.executable, "src"],
    }
    lines = [
        f"### longshore check, {plugins} plugins, warm caches",
        "",
        "| | its own run | longshore check | ratio |",
        "|---|--:|--:|--:|",
    ]
    for name, (program, *arguments) in own.items():
        found = shutil.which(program, path=os.path.dirname(sys.executable)) or shutil.which(program)
        if found is None:
            continue
        path = [site, SOURCE]
        check = [sys.executable, "-m", "longshore", "check", "--checker", name, "--python", sys.executable]
        runs = {
            "own": lambda command=[found, *arguments]: ran(command, home, path),
            "check": lambda command=check: ran(command, home, path),
        }
        told = interleaved(runs, rounds)
        first, second = told["own"][0], told["check"][0]
        lines.append(f"| {name} | {first:.0f} ms | {second:.0f} ms | {second / first:.2f} |")
    return "\n".join(lines)


def alone(folder: Path, rounds: int, distributions: int = 1000) -> str:
    """The table of what longshore does by itself."""
    site = generate(folder / "many", distributions, 10).folder
    for number in range(20):
        write(site / f"host_{number}" / "__init__.py", HOST.replace("textapp.formatters", f"host{number}.formatters"))
        write(
            site / f"host_{number}-1.0.dist-info" / "METADATA",
            f"Metadata-Version: 2.1\nName: host_{number}\nVersion: 1.0\n",
        )
        publish = f"[longshore.points]\nhost{number}.formatters = host_{number}:formatters\n"
        write(site / f"host_{number}-1.0.dist-info" / "entry_points.txt", publish)
    commands = {
        "longshore --help": [sys.executable, "-m", "longshore", "--help"],
        f"longshore points, {distributions} distributions, 20 hosts": [sys.executable, "-m", "longshore", "points"],
        "python -c pass": [sys.executable, "-c", "pass"],
    }
    runs = {
        name: (lambda command=command: ran(command, folder, [site, SOURCE] if "points" in command else [SOURCE]))
        for name, command in commands.items()
    }
    told = interleaved(runs, rounds)
    rows = [f"| {name} | {cpu:.0f} ms | {wall:.0f} ms |" for name, (wall, cpu) in told.items()]
    return "\n".join(["### longshore alone", "", "| | CPU | wall clock |", "|---|--:|--:|", *rows])


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.verification", description=__doc__)
    parser.add_argument("--rounds", type=int, default=7, help="rounds that count")
    parser.add_argument("--plugins", type=int, default=20, help="entry points of the project")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="longshore-bench-") as name:
        folder = Path(name).resolve()
        print(alone(folder, options.rounds))
        print()
        print(checkers(folder, options.plugins, options.rounds))


if __name__ == "__main__":
    main()
