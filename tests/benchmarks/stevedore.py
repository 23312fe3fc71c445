"""stevedore and longshore.stevedore: `python -m tests.benchmarks.stevedore [--quick] [--rounds N] [--python PATH]`.

The start of real programs is measured where they are installed for that Python: bandit, and an application made with
cliff, each as it is and with longshore in stevedore's place (`python -m longshore.stevedore`).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path

from .contest import STEVEDORE_COLD, STEVEDORE_WARM, Arena, Contender, Scenario, Trial
from .environments import Environment, generate
from .measure import interleaved, process_ms, program_ms
from .processes import ChildFailed, Interpreter, Sample
from .tables import Cell, Table

DROP_IN = Contender("longshore.stevedore", "dropin")
CONTENDERS = (DROP_IN, STEVEDORE_WARM, STEVEDORE_COLD)
SCENARIOS: Mapping[Scenario, str] = {"one": "One driver", "all": "All plugins, called"}
COMMANDS = 20
CLIFF = """
import sys
from cliff.app import App
from cliff.commandmanager import CommandManager
sys.path.append(sys.argv.pop(1))
App("An application.", "1.0", CommandManager("bench.commands")).run(["--help"])
"""


def cliff_application(folder: Path) -> Sequence[str]:
    """An application with a few commands, installed in a folder; how it is asked for its help."""
    info = folder / "bench_commands-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: bench-commands\nVersion: 1.0\n")
    names = [f"command{number:02}" for number in range(COMMANDS)]
    lines = "".join(f"{each} = bench_commands:{each.title()}\n" for each in names)
    (info / "entry_points.txt").write_text(f"[bench.commands]\n{lines}")
    body = "    def take_action(self, parsed_args):\n        pass\n"
    classes = "".join(f'class {each.title()}(Command):\n    "Does {each}."\n{body}' for each in names)
    (folder / "bench_commands.py").write_text(f"from cliff.command import Command\n{classes}")
    program = folder / "application.py"
    program.write_text(CLIFF)
    return [str(program), str(folder)]


def program_runs(python: str, folder: Path) -> dict[tuple[str, str], Callable[[], Sample]]:
    """Each program that is installed, with each of the two packages."""
    programs = {"`import` alone": ["-c", "import stevedore"], "(Python itself)": ["-c", "pass"]}
    known = {"bandit": ["-m", "bandit", "--help"], "cliff": cliff_application(folder / "cliff")}
    for name, arguments in known.items():
        if subprocess.run([python, "-c", f"import {name}"], capture_output=True, check=False).returncode == 0:
            programs[f"{name}, `--help`"] = arguments
    runs: dict[tuple[str, str], Callable[[], Sample]] = {}
    for program, arguments in programs.items():
        runs[program, STEVEDORE_WARM.label] = partial(process, [python, *arguments], folder / "warm")
        runs[program, STEVEDORE_COLD.label] = partial(cold_process, [python, *arguments], folder / "cold")
        ours = ["-m", "longshore.stevedore", *arguments] if program.endswith("`--help`") else arguments
        ours = ["-c", "import longshore.stevedore"] if program.startswith("`import`") else ours
        runs[program, DROP_IN.label] = partial(process, [python, *ours], folder / "none")
    return runs


def cold_process(command: Sequence[str], home: Path) -> Sample:
    """One process, the first one after something was installed."""
    shutil.rmtree(home, ignore_errors=True)
    return process(command, home)


def process(command: Sequence[str], home: Path) -> Sample:
    """One process: its CPU time from start to end. The disk cache stays warm from the first on."""
    own = {name: each for name, each in os.environ.items() if not name.startswith("PYTHON")}  # compiled, as installed
    own |= {"HOME": str(home), "XDG_CACHE_HOME": str(home / "cache"), "PYTHONWARNINGS": "ignore"}
    with subprocess.Popen(command, env=own, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as started:
        assert started.stderr is not None
        told = started.stderr.read()
        _, status, usage = os.wait4(started.pid, 0)
        started.returncode = os.waitstatus_to_exitcode(status)
    if started.returncode != 0:
        raise ChildFailed(f"{' '.join(command)}\n{told.decode()}")
    spent = (usage.ru_utime + usage.ru_stime) * 1000
    return Sample(spent, spent, usage.ru_maxrss / 1024, 0, frozenset(), {})


def programs_table(python: str, folder: Path, rounds: int) -> Table:
    """Whole processes."""
    results = interleaved(program_runs(python, folder), rounds, "programs")
    labels = [STEVEDORE_WARM.label, STEVEDORE_COLD.label, DROP_IN.label]
    rows: list[list[Cell]] = [
        [program, *(process_ms(results[program, label]) for label in labels)]
        for program in dict.fromkeys(program for program, _ in results)
    ]
    return Table("CPU ms of whole processes", ["process", *labels], rows)


def loading_tables(arena: Arena, places: Sequence[Environment], rounds: int) -> list[Table]:
    """Import and load, in generated environments, without the start of Python."""
    trials = [Trial(each, scenario, place) for each in CONTENDERS for scenario in SCENARIOS for place in places]
    results = interleaved(arena.runs(trials), rounds, "loading")
    arena.prove_warm(trials)
    columns = ["package", *(f"N={place.distributions}" for place in places)]
    tables: list[Table] = []
    for scenario, title in SCENARIOS.items():
        rows: list[list[Cell]] = [
            [each.label, *(program_ms(results[Trial(each, scenario, place)]) for place in places)]
            for each in CONTENDERS
        ]
        tables.append(Table(f"{title}: CPU ms of import and load", columns, rows))
    return tables


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.stevedore", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small environments, few rounds: a smoke test")
    parser.add_argument("--rounds", type=int, help="rounds that count (default: 15, or 3 when quick)")
    parser.add_argument("--python", default=sys.executable, help="the Python to measure, with the programs installed")
    options = parser.parse_args()
    rounds = options.rounds or (3 if options.quick else 15)
    sizes = (10, 100) if options.quick else (10, 100, 300)
    try:
        with tempfile.TemporaryDirectory(prefix="longshore-bench-") as name:
            folder = Path(name).resolve()
            interpreter = Interpreter.at(options.python)
            places = [generate(folder / f"site-packages-{size}", size, 10) for size in sizes]
            for place in places:
                interpreter.equip(place.folder)
            tables = loading_tables(Arena(interpreter, folder), places, rounds)
            tables.append(programs_table(options.python, folder, rounds))
    except ChildFailed as failure:
        raise SystemExit(str(failure)) from None
    versions = ", ".join(f"{each} {interpreter.versions[each]}" for each in ("longshore", "stevedore"))
    print(f"## Python {interpreter.version}, {versions}; medians of {rounds} interleaved rounds\n")
    print("\n".join(table.markdown() for table in tables))


if __name__ == "__main__":
    main()
