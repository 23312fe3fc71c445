"""What policies, observers and looks cost: `python -m tests.benchmarks.policy [--rounds N] [--distributions N]`.

One namespace of 100 plugins, each in a distribution of its own, beside others. All is measured in one process whose
plugins are imported already, the ways side by side in an order that is shuffled anew each round: a load is then what
longshore itself does for each candidate, and little else. CPU times.
"""

from __future__ import annotations

import argparse
import gc
import random
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path
from statistics import median
from typing import Protocol

import longshore
from longshore import (
    AllOf,
    DriverManager,
    ExtensionManager,
    ExtensionPoint,
    LoggingObserver,
    Observer,
    Policy,
    Rules,
    Watch,
    traits,
    traits_of,
)
from longshore.loading import Surroundings

from .tables import Table

NAMESPACE = "bench.plugins"
PLUGINS = 100
RULES = 100
Way = Callable[[], object]


class Plugin(Protocol):
    """The API."""

    def __call__(self, text: str) -> str: ...


POINT = ExtensionPoint(NAMESPACE, Plugin)


def install(site: Path, distributions: int) -> None:
    """The plugins, and distributions that have nothing to do with them."""
    for number in range(distributions):
        name = f"package_{number:04}"
        info = site / f"{name}-1.{number}.dist-info"
        info.mkdir(parents=True)
        (info / "METADATA").write_text(f"Metadata-Version: 2.4\nName: {name}\nVersion: 1.{number}\n\ntext\n")
        (info / "RECORD").write_text(f"{name}.py,,\n" + "".join(f"{name}/m{each}.py,,\n" for each in range(20)))
        (site / f"{name}.py").write_text("def plugin(text: str) -> str:\n    return text\n")
        if number < PLUGINS:
            (info / "entry_points.txt").write_text(f"[{NAMESPACE}]\np{number} = {name}:plugin\n")


def rules_of(line: str) -> Rules:
    """A list of rules of one kind, none of which matches: each number takes the place of ``N``."""
    return Rules.from_text("\n".join(line.replace("N", f"{number}") for number in range(RULES)), traits=traits)


def policies() -> Mapping[str, Policy]:
    """Rules of each kind."""
    exact = rules_of(f"deny {NAMESPACE}:other-N")
    owners = rules_of("deny from other-N")
    patterns = rules_of("deny bench.*:other-N-*")
    return {
        f"{RULES} rules, each of one plugin": exact,
        f"{RULES} rules, each of a distribution": owners,
        f"{RULES} rules, each of versions of a distribution that is there": rules_of("deny from package-00N<1"),
        f"{RULES} rules of patterns that end in `*`": patterns,
        f"{RULES} rules of patterns with `*` and `?` inside": rules_of("deny *.plugins:o?her-*-N"),
        f"{RULES} rules of patterns for distributions": rules_of("deny from other-N-*"),
        f"{RULES} rules of versions of any distribution": rules_of("deny *:p* from *<0.N"),
        f"{RULES} rules of every kind": Rules([*exact.rules[:34], *owners.rules[:33], *patterns.rules[:33]]),
        "three such lists, `AllOf`": AllOf(exact, owners, patterns),
        "1 rule of a trait": Rules.from_text("deny * if impostor", traits=traits),
    }


def loads() -> Mapping[str, Way]:
    """All plugins loaded with each setting."""
    chosen = {name: policy for name, policy in policies().items() if "trait" not in name and "versions" not in name}
    return {
        "no setting": lambda: ExtensionManager(POINT),
        **{name: lambda policy=policy: ExtensionManager(POINT, policy=policy) for name, policy in chosen.items()},
        "an observer that does nothing": lambda: ExtensionManager(POINT, observer=Observer()),
        "the observer that logs, to nobody": lambda: ExtensionManager(POINT, observer=LoggingObserver()),
        "a watch for the time": lambda: ExtensionManager(POINT, watch=Watch(5, output=False)),
        "a watch for time and output": lambda: ExtensionManager(POINT, watch=Watch(5)),
    }


def drivers() -> Mapping[str, Way]:
    """One driver, loaded with each setting."""
    mixed = policies()[f"{RULES} rules of every kind"]
    return {
        "no setting": lambda: DriverManager(POINT, "p50"),
        f"{RULES} rules of every kind": lambda: DriverManager(POINT, "p50", policy=mixed),
        "an observer that does nothing": lambda: DriverManager(POINT, "p50", observer=Observer()),
        "a watch for time and output": lambda: DriverManager(POINT, "p50", watch=Watch(5)),
    }


def looks() -> Mapping[str, Way]:
    """The looks at what a plugin does, without one."""

    def look() -> None:
        for _ in range(PLUGINS):
            with Surroundings():
                pass

    return {"the look at side effects": look}


def decisions() -> Mapping[str, Way]:
    """What each policy takes to decide about all."""
    candidates = longshore.InstalledEntryPoints().discover(NAMESPACE).candidates

    def decide(policy: Policy) -> None:
        for each in candidates:
            policy(each)

    return {name: lambda policy=policy: decide(policy) for name, policy in policies().items()}


def measured(ways: Mapping[str, Way], rounds: int) -> dict[str, list[float]]:
    """Microseconds of each way, by round; a first round is thrown away."""
    found: dict[str, list[float]] = {name: [] for name in ways}
    order = list(ways)
    gc.disable()
    for number in range(rounds + 1):
        random.shuffle(order)
        for name in order:
            gc.collect()
            begin = time.process_time_ns()
            ways[name]()
            if number:
                found[name].append((time.process_time_ns() - begin) / 1000)
    gc.enable()
    return found


def table(title: str, ways: Mapping[str, Way], rounds: int, of: int) -> Table:
    """Medians, and how much more than the first way each takes."""
    found = measured(ways, rounds)
    base = next(iter(found.values()))
    rows = [
        [name, median(each), median(a - b for a, b in zip(each, base, strict=True)) / of, median(each) / median(base)]
        for name, each in found.items()
    ]
    return Table(title, ["with", "CPU µs", "µs more, each", "multiple"], rows)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.policy", description=__doc__)
    parser.add_argument("--rounds", type=int, default=25, help="rounds that count (default: 25)")
    parser.add_argument("--distributions", type=int, default=300, help="installed distributions (default: 300)")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="longshore-bench-") as name:
        site = Path(name).resolve() / "site"
        install(site, max(PLUGINS, options.distributions))
        sys.path.insert(0, str(site))
        longshore.refresh()
        alone = measured(decisions(), options.rounds)
        rows = [[name, median(each), median(each) / PLUGINS] for name, each in alone.items()]
        print(Table(f"Decisions about {PLUGINS} candidates", ["policy", "CPU µs", "each"], rows).markdown())
        print(table(f"{PLUGINS} plugins loaded", loads(), options.rounds, PLUGINS).markdown())
        print(table("One driver loaded", drivers(), options.rounds, 1).markdown())
        rows = [[name, median(each) / PLUGINS] for name, each in measured(looks(), options.rounds).items()]
        print(Table("The look around each plugin", ["what", "CPU µs"], rows).markdown())
        begin = time.process_time_ns()
        found = [traits_of(each) for each in longshore.InstalledEntryPoints().discover(NAMESPACE).candidates]
        assert not any(found), found
        print(f"traits of {PLUGINS} plugins, the first time: {(time.process_time_ns() - begin) / 1e6:.1f} ms")


if __name__ == "__main__":
    main()
