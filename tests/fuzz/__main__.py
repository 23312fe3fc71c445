"""Fuzzes with coverage as the guide: `python -m tests.fuzz [--seconds N] [TARGET]`.

The dependency group `fuzz` has the fuzzer. Each target runs in a process of its own; what it finds is written to a
file, whose path is told, and which `--again FILE` runs once more.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import subprocess
import sys
import tempfile
from pathlib import Path

from .corpus import SOURCES, corpus

LONGEST = 4096
HANG = 10  # seconds for one text


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("target", nargs="?", choices=sorted(SOURCES), help="what is fuzzed; everything by default")
    parser.add_argument("--seconds", type=int, default=60, help="for each target (default: 60)")
    parser.add_argument("--again", type=Path, help="only this file, which was found before")
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)  # where a process of its own works
    return parser.parse_args()


def fuzz(target: str, seconds: int, folder: Path) -> None:
    """Fuzz one target in this process, which ends with it."""
    import atheris

    with atheris.instrument_imports(include=["longshore"]):
        targets = importlib.import_module("tests.fuzz.targets")
    begin = folder / "corpus"
    begin.mkdir(exist_ok=True)
    for number, text in enumerate(corpus(target)):
        (begin / f"{number}").write_bytes(text)
    limits = [f"-max_total_time={seconds}", f"-timeout={HANG}", f"-max_len={LONGEST}", "-rss_limit_mb=4096"]
    atheris.Setup(
        [sys.argv[0], *limits, f"-artifact_prefix={folder}/", "-print_final_stats=1", str(begin)],
        targets.TARGETS[target],
    )
    atheris.Fuzz()


def main() -> int:
    """Fuzz; the number of targets in which something was found."""
    options = arguments()
    if options.again:
        importlib.import_module("tests.fuzz.targets").TARGETS[options.target](options.again.read_bytes())
        return 0
    if importlib.util.find_spec("atheris") is None:
        print("the fuzzer is missing: pip install --group fuzz", file=sys.stderr)
        return 2
    if options.folder:
        fuzz(options.target, options.seconds, options.folder)
    found = 0
    for target in [options.target] if options.target else SOURCES:
        folder = tempfile.mkdtemp(prefix=f"longshore-fuzz-{target}-")
        command = [sys.executable, "-m", "tests.fuzz", target, "--seconds", str(options.seconds), "--folder", folder]
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
        runs = [line.split()[-1] for line in done.stderr.splitlines() if "number_of_executed_units" in line]
        print(f"{target}: {''.join(runs) or 'unknown'} texts", "and nothing found" if done.returncode == 0 else "")
        if done.returncode:
            found += 1
            print(done.stdout[-4000:], done.stderr[-1000:], sep="\n")
            print(f"again with: python -m tests.fuzz {target} --again FILE, one of those in {folder}")
    return found


if __name__ == "__main__":
    raise SystemExit(main())
