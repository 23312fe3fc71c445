"""Slow disks: `python -m tests.benchmarks.slow [--rounds N] [--python PATH] [--distributions N] [--delay MICROSECONDS]`.

Three further cases of one driver, side by side: 3000 distributions; the same ones on 20 entries of `sys.path`; and files
that are far away. The last is made in two ways. *Cold*: before each start, the page cache is dropped, where this may be
written to `/proc/sys/vm/drop_caches`, or else the kernel is told of each file that it is not needed
(`posix_fadvise(DONTNEED)`), which leaves the folders and the status of files in memory. *Far*: a library that is loaded
before all others (`LD_PRELOAD`) waits before each `open`, `stat`, `access` and `opendir` of a file in the environment,
as a file system on a network does. No disk is slow then, and nothing is cached: it is the number of files asked for.
Times are those of a clock on the wall, for waiting costs no CPU time.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from .contenders.api import DRIVER, NAMESPACE
from .environments import Environment, generate
from .processes import Interpreter
from .tables import Table

CONTENDERS = {
    "longshore": "longshore_one",
    "stevedore, warm disk cache": "stevedore_one",
    "importlib.metadata": "metadata_one",
    "(the floor itself)": "floor",
}
DROP = Path("/proc/sys/vm/drop_caches")
WAITING = r"""
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void wait_for(const char *path) {
    const char *root = getenv("FAR_ROOT"), *micros = getenv("FAR_MICROSECONDS");
    if (root && micros && path && !strncmp(path, root, strlen(root))) {
        struct timespec span = {0, atol(micros) * 1000};
        nanosleep(&span, 0);
    }
}
#define NEXT(name) ((void *(*)())dlsym(RTLD_NEXT, name))
#define LONG(name) ((long (*)())dlsym(RTLD_NEXT, name))
int open(const char *p, int f, ...) { va_list a; va_start(a, f); int m = va_arg(a, int); wait_for(p); return (int)LONG("open")(p, f, m); }
int open64(const char *p, int f, ...) { va_list a; va_start(a, f); int m = va_arg(a, int); wait_for(p); return (int)LONG("open64")(p, f, m); }
int stat(const char *p, void *b) { wait_for(p); return (int)LONG("stat")(p, b); }
int stat64(const char *p, void *b) { wait_for(p); return (int)LONG("stat64")(p, b); }
int lstat(const char *p, void *b) { wait_for(p); return (int)LONG("lstat")(p, b); }
int lstat64(const char *p, void *b) { wait_for(p); return (int)LONG("lstat64")(p, b); }
int access(const char *p, int m) { wait_for(p); return (int)LONG("access")(p, m); }
int faccessat(int d, const char *p, int m, int f) { wait_for(p); return (int)LONG("faccessat")(d, p, m, f); }
void *opendir(const char *p) { wait_for(p); return NEXT("opendir")(p); }
"""


@dataclass(frozen=True)
class Case:
    """One table: what is done before each start, and what the process is given."""

    title: str
    folders: Sequence[Path]
    before: Callable[[], None] = lambda: None
    environment: tuple[tuple[str, str], ...] = ()


def spread(made: Environment, over: int) -> list[Path]:
    """The same distributions, on so many entries of the path; the first has the libraries."""
    folders = [made.folder, *(made.folder.with_name(f"entry{number:02}") for number in range(1, over))]
    for folder in folders[1:]:
        folder.mkdir()
    infos = sorted(made.folder.glob("package_*.dist-info"))
    for number, info in enumerate(infos):
        into = folders[number % over]
        if into != made.folder:
            shutil.move(info, into / info.name)
            shutil.move(made.folder / info.name.partition("-")[0], into / info.name.partition("-")[0])
    return folders


def forget(folder: Path) -> str:
    """Make the page cache forget what is in a folder, as well as this user may; how."""
    os.sync()
    try:
        DROP.write_text("3\n")
    except OSError:
        for path in folder.rglob("*"):
            if path.is_file():
                descriptor = os.open(path, os.O_RDONLY)
                os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
                os.close(descriptor)
        return "each file was given up with posix_fadvise"
    return "all caches were dropped"


def start(interpreter: Interpreter, case: Case, program: str, home: Path) -> float:
    """Milliseconds on the wall that one program takes in a fresh process."""
    path = [str(each) for each in case.folders]
    code = (
        f"import site, sys, time; sys.path += {path!r}; sys.argv[1:] = ['', '', {NAMESPACE!r}, {MODULE!r}]\n"
        f"begin = time.perf_counter(); import contenders.{program} as done; print(time.perf_counter() - begin)\n"
        "assert len(done.loaded) == 1"
    )
    case.before()
    own = {"HOME": str(home), "XDG_CACHE_HOME": str(home)} | dict(case.environment)
    command = [interpreter.executable, "-I", "-S", "-c", code]
    done = subprocess.run(command, env=dict(os.environ) | own, capture_output=True, text=True, check=True)
    return float(done.stdout) * 1000


MODULE = ""


def table(interpreter: Interpreter, case: Case, home: Path, rounds: int) -> Table:
    """All contenders, in an order that is shuffled anew each round; a first round is thrown away."""
    known = {"longshore_one", "metadata_one", "floor", *(f"{each}_one" for each in interpreter.libraries)}
    programs = {label: program for label, program in CONTENDERS.items() if program in known}
    found: dict[str, list[float]] = {label: [] for label in programs}
    order = list(programs)
    for number in range(rounds + 1):
        print(f"{case.title}: round {number} of {rounds}", file=sys.stderr)
        random.shuffle(order)
        for label in order:
            took = start(interpreter, case, programs[label], home)
            if number:
                found[label].append(took)
    base, floor = median(found["longshore"]), median(found["(the floor itself)"])
    rows = [[label, median(each), median(each) - floor, median(each) / base] for label, each in found.items()]
    return Table(case.title, ["contender", "wall ms", "above the floor", "multiple of longshore"], rows)


def waiting_library(folder: Path) -> Path | None:
    """The library that waits, where there is a C compiler."""
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        return None
    source, library = folder / "waiting.c", folder / "waiting.so"
    source.write_text(WAITING)
    subprocess.run([compiler, "-w", "-shared", "-fPIC", "-o", library, source, "-ldl"], check=True)
    return library


def cases(folder: Path, one: Environment, many: Sequence[Path], small: Environment, delay: int) -> list[Case]:
    """What is measured."""
    size, few = one.distributions, small.distributions
    how = forget(small.folder)
    found = [
        Case(f"{size} distributions", [one.folder]),
        Case(f"{size} distributions on {len(many)} path entries", many),
        Case(f"{few} distributions, cold: {how}", [small.folder], lambda: [forget(small.folder)] and None),
    ]
    library = waiting_library(folder)
    if library is None:
        print("no C compiler: files that are far away are not measured", file=sys.stderr)
        return found
    far = (("LD_PRELOAD", str(library)), ("FAR_ROOT", str(small.folder)), ("FAR_MICROSECONDS", str(delay)))
    title = f"{few} distributions, far: each file that is asked for takes {delay} µs more"
    return [*found, Case(title, [small.folder], environment=far)]


def main() -> None:
    """Measure and print."""
    global MODULE
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.slow", description=__doc__)
    parser.add_argument("--rounds", type=int, default=9, help="rounds that count (default: 9)")
    parser.add_argument("--python", default=sys.executable, help="the Python to measure")
    parser.add_argument("--distributions", type=int, default=3000, help="the many (default: 3000)")
    parser.add_argument("--delay", type=int, default=500, help="microseconds per file that is far (default: 500)")
    options = parser.parse_args()
    interpreter = Interpreter.at(options.python)
    with tempfile.TemporaryDirectory(prefix="longshore-bench-") as name:
        folder = Path(name).resolve()
        made = [generate(folder / each / "site-packages", options.distributions, 10) for each in ("one", "many")]
        made.append(generate(folder / "far" / "site-packages", 100, 10))
        for each in made:
            interpreter.equip(each.folder)
        for number, case in enumerate(cases(folder, made[0], spread(made[1], 20), made[2], options.delay)):
            environment = made[min(number, 2)]
            MODULE = environment.plugin_modules[int(DRIVER[1:])]
            begin = time.monotonic()
            print(table(interpreter, case, folder / f"home{number}", options.rounds).markdown())
            print(f"{time.monotonic() - begin:.0f} s", file=sys.stderr)


if __name__ == "__main__":
    main()
