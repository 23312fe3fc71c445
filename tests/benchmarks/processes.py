"""The measured Python: where its libraries are, and fresh processes of it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

LIBRARIES = ("longshore", "stevedore", "pluggy", "importlib_metadata", "zipp", "typing_extensions")
PROGRAMS = Path(__file__).parent / "contenders"

DESCRIBE = """
import importlib.metadata, importlib.util, os, platform, sys
print("executable", os.path.realpath(sys.executable), sep="\\t")
print("version", platform.python_version(), sep="\\t")
for name in sys.argv[1:]:
    spec = importlib.util.find_spec(name)
    if spec is not None:
        place = spec.submodule_search_locations[0] if spec.submodule_search_locations else spec.origin
        try:
            version = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            version = "(not installed, only on the path)"
        print("library", name, version, place, sep="\\t")
"""


class ChildFailed(Exception):
    """A measured program did not do its work: its figures would mean nothing."""


@dataclass(frozen=True)
class Sample:
    """What one process cost, and what it did."""

    program_ms: float
    process_ms: float
    peak_mib: float
    loaded: int
    modules: frozenset[str]
    timings: Mapping[str, float]


@dataclass(frozen=True)
class Interpreter:
    """A Python that is measured. It starts without its own site-packages: an environment is all that it sees."""

    executable: str
    version: str
    libraries: Mapping[str, Path]
    versions: Mapping[str, str]

    @classmethod
    def at(cls, python: str) -> Interpreter:
        """Ask the Python itself. A virtual environment's real executable is taken: its folder plays no part."""
        facts = report([python, "-c", DESCRIBE, *LIBRARIES], dict(os.environ))
        libraries = {name: Path(place) for name, _, place in facts["library"]}
        versions = {name: version for name, version, _ in facts["library"]}
        return cls(facts["executable"][0][0], facts["version"][0][0], libraries, versions)

    def equip(self, folder: Path) -> None:
        """Put the libraries and the measured programs into an environment and compile everything there."""
        shutil.copytree(PROGRAMS, folder / PROGRAMS.name, ignore=shutil.ignore_patterns("__pycache__"))
        for place in self.libraries.values():
            if place.is_dir():
                shutil.copytree(place, folder / place.name, ignore=shutil.ignore_patterns("__pycache__"))
            else:
                shutil.copy(place, folder)
        command = [self.executable, "-I", "-m", "compileall", "-q", str(folder)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)

    def run(self, folder: Path, program: str, arguments: Sequence[str], home: Path) -> Sample:
        """One fresh process; `home` is where it finds the disk caches of a user."""
        own = {name: str(home) for name in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA")}
        launcher = str(folder / PROGRAMS.name / "launch.py")
        command = [self.executable, "-I", "-S", launcher, str(folder), program, *arguments]
        facts = report(command, dict(os.environ) | own)
        return Sample(
            program_ms=int(facts["program_ns"][0][0]) / 1e6,
            process_ms=int(facts["process_ns"][0][0]) / 1e6,
            peak_mib=int(facts["peak_kib"][0][0]) / 1024,
            loaded=len(facts["loaded"]),
            modules=frozenset(name for (name,) in facts["module"]),
            timings={label: float(value) for label, value in facts["timing"]},
        )


def report(command: Sequence[str], environment: Mapping[str, str]) -> dict[str, list[list[str]]]:
    """Run a program that prints `key<TAB>value<TAB>...` lines; the values by key."""
    try:
        process = subprocess.run(command, env=environment, capture_output=True, text=True)
    except OSError as error:
        raise ChildFailed(f"{command[0]}: {error.strerror}") from error
    if process.returncode != 0:
        raise ChildFailed(f"{' '.join(command[:8])}\n{process.stderr.strip()}")
    facts: dict[str, list[list[str]]] = defaultdict(list)
    for line in process.stdout.splitlines():
        key, *values = line.split("\t")
        facts[key].append(values)
    return facts
