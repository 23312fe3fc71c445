"""Times first and repeated checks of pairs: every first look is at a class that nobody has seen."""

from __future__ import annotations

import gc
import random
import sys
import time
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median, quantiles
from types import ModuleType

from .judges import Answer, Judge
from .pairs import Kind, Pair, pairs
from .tables import Cell, Table

US = 1000.0
COLUMNS = ("who is asked", "new class: median", "95 %", "same again: median", "95 %", "knows the API", "says yes")


Prepared = dict[tuple[Judge, Pair], tuple[ModuleType, Answer]]


@dataclass
class Results:
    """What one judge took for each pair, in microseconds by round, and what it said."""

    first: dict[Pair, list[float]] = field(default_factory=lambda: defaultdict(list))
    again: dict[Pair, list[float]] = field(default_factory=lambda: defaultdict(list))
    yes: set[Pair] = field(default_factory=set)

    def row(self, label: str, of: int) -> list[Cell]:
        """The line of a table."""
        first, again = ([median(each) for each in found.values()] for found in (self.first, self.again))
        times = [median(first), high(first), median(again), high(again)]
        return [label, *times, f"{len(first)} of {of}", f"{len(self.yes)} of {len(first)}"]


def high(values: Sequence[float]) -> float:
    """The value that 95 % do not exceed."""
    return quantiles(values, n=20, method="inclusive")[18]


def timed(answer: Answer, plugin: object) -> tuple[float, bool]:
    """Microseconds of CPU time, and the answer."""
    begin = time.process_time_ns()
    said = answer(plugin)
    return (time.process_time_ns() - begin) / US, said


def table(kind: Kind, title: str, asked: Sequence[Judge], folder: Path, rounds: int) -> Table:
    """All judges on all pairs of a kind, in an order that is shuffled anew each round."""
    chosen = pairs(kind)
    answers = prepared(chosen, asked, folder)
    results = {judge: Results() for judge in asked}
    for number in range(-1, rounds):  # the round before the first warms what is lazy
        print(f"{title}: round {number + 1} of {rounds}", file=sys.stderr)
        new = [
            (judge, pair, pair.load_plugin(api, folder, f"{number + 1}_{at}"))
            for at, ((judge, pair), (api, _)) in enumerate(answers.items())
        ]
        random.shuffle(new)
        gc.collect()
        gc.disable()
        for judge, pair, plugin in new:
            answer, into = answers[judge, pair][1], results[judge]
            (first, said), (again, _) = timed(answer, plugin), timed(answer, plugin)
            if number >= 0:
                into.first[pair].append(first)
                into.again[pair].append(again)
                into.yes |= {pair} if said else set()
        gc.enable()
    return Table(title, COLUMNS, [results[judge].row(judge.named(), len(chosen)) for judge in asked])


def prepared(chosen: Sequence[Pair], asked: Sequence[Judge], folder: Path) -> Prepared:
    """For each judge and each API that it knows: the module of that API, and its answer."""
    found: Prepared = {}
    for at, judge in enumerate(asked):
        for pair in chosen:
            api = pair.load_api(folder, f"{at}")
            try:
                answer = judge.prepare(api.API)
                answer(pair.load_plugin(api, folder, f"probe{at}"))
            except Exception:  # the tool has no answer for such an API or plugin
                continue
            found[judge, pair] = api, answer
    return found
