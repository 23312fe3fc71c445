"""What a lock costs: `python -m tests.benchmarks.lock [--rounds N] [--plugins N]`.

One namespace, each plugin in a distribution of its own with a package of five small files. Four programs, each in a
process of its own, interleaved: discover alone; verify all against a lock; load all; load all that the lock allows.
CPU times of the program, without the start of the interpreter; the imports that a lock needs are among them. The plugins
are not compiled anew: one round before the first warms the page cache and fills `__pycache__`.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

import longshore

from .tables import Table

SOURCE = Path(longshore.__file__).parents[1]
NAMESPACE = "bench.plugins"
START = """
import sys, time
sys.path[:0] = [{site!r}, {source!r}]
from longshore import ExtensionManager
from longshore.discovery import installed
candidates = installed.discover({namespace!r}).candidates
assert len(candidates) == {plugins}
begin = time.process_time_ns()
"""
END = """
print((time.process_time_ns() - begin) / 1e6)
"""
VERIFY = """
from longshore.policy.locked import Locked
policy = Locked({lock!r})
decisions = [policy(each) for each in candidates]
assert all(type(each).__name__ == "Allowed" for each in decisions), decisions
"""
LOAD = """
assert len(ExtensionManager[object]({namespace!r}).extensions) == {plugins}
"""
LOAD_LOCKED = """
from longshore.policy.locked import Locked
assert len(ExtensionManager[object]({namespace!r}, policy=Locked({lock!r})).extensions) == {plugins}
"""
HASHING = """
import glob, hashlib
for each in glob.glob({site!r} + "/*/*.py"):
    with open(each, "rb") as stream:
        hashlib.sha256(stream.read()).digest()
"""
MODULE = '"""A module."""\n\n\n' + "".join(f"def function_{n}() -> int:\n    return {n}\n\n\n" for n in range(30))


def write(path: Path, text: str) -> None:
    """A file, and its folders."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def generate(site: Path, plugins: int) -> None:
    """So many distributions, with one plugin and five files each, as pip lays them out."""
    for number in range(plugins):
        name = f"plugin_{number:03}"
        info = f"{name}-1.0.dist-info"
        files = [f"{name}/{each}.py" for each in ("__init__", "one", "two", "three", "four")]
        for each in files:
            write(site / each, f"# {each}\n{MODULE}")
        write(site / info / "METADATA", f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.0\n")
        write(site / info / "entry_points.txt", f"[{NAMESPACE}]\n{name} = {name}.one:function_1\n")
        listed = [*files, f"{info}/METADATA", f"{info}/entry_points.txt", f"{info}/RECORD"]
        write(site / info / "RECORD", "".join(f"{each},,\n" for each in listed))


def ran(program: str, folder: Path) -> float:
    """What a program has measured: CPU milliseconds."""
    surroundings = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=folder, env=surroundings, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    return float(done.stdout)


def measured(folder: Path, plugins: int, rounds: int) -> Table:
    """The table."""
    site, lock = folder / "site", folder / "longshore.lock"
    generate(site, plugins)
    path = f"import sys; sys.path[:0] = [{str(site)!r}, {str(SOURCE)!r}]\n"
    command = f"from longshore.cli import main; sys.exit(main(['lock', {NAMESPACE!r}]))"
    subprocess.run([sys.executable, "-c", path + command], cwd=folder, check=True, stdout=subprocess.DEVNULL)
    bodies = {
        "verify all against the lock": VERIFY,
        "read and hash the same files": HASHING,
        "load all": LOAD,
        "load all, held to the lock": LOAD_LOCKED,
    }
    values = {"site": str(site), "source": str(SOURCE), "lock": str(lock), "namespace": NAMESPACE, "plugins": plugins}
    programs = {name: (START + body + END).format(**values) for name, body in bodies.items()}
    samples: dict[str, list[float]] = {name: [] for name in programs}
    order = list(programs)
    for number in range(rounds + 1):
        print(f"round {number} of {rounds}", file=sys.stderr)
        random.shuffle(order)
        for name in order:
            sample = ran(programs[name], folder)
            if number:
                samples[name].append(sample)
    rows = [[name, median(found), min(found)] for name, found in samples.items()]
    title = f"A lock of {plugins} plugins in {plugins} distributions, {plugins * 7} files: CPU ms, imports included"
    return Table(title, ["", "median", "best"], rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.lock", description=__doc__)
    parser.add_argument("--rounds", type=int, default=15, help="rounds that count")
    parser.add_argument("--plugins", type=int, default=100, help="plugins, each in a distribution of its own")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="longshore-bench-") as name:
        table = measured(Path(name).resolve(), options.plugins, options.rounds)
    print(table.markdown())
    print(table.against("load all", "As multiples of loading them all").markdown())


if __name__ == "__main__":
    main()
