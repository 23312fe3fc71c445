"""Statements that are timed beside each other in one process."""

from __future__ import annotations

import random
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from statistics import median
from timeit import Timer
from typing import Protocol

SAMPLE_NS = 1_000_000  # long enough for the clock, short enough to fall between two disturbances


class HasReader(Protocol):
    """An extension of stevedore's or longshore's, when it holds a called plugin."""

    @property
    def obj(self) -> PartOfReader: ...


class PartOfReader(Protocol):
    """The method that is called."""

    def read(self, size: int, /) -> bytes: ...


def read_object(extension: HasReader, size: int) -> bytes:
    """What a host hands to `map`; the same function for every library."""
    return extension.obj.read(size)


@dataclass(frozen=True)
class Statement:
    """Code to time (a string, as timeit wants it: a closure would add a call to each) and the names it uses."""

    label: str
    code: str
    names: Mapping[str, object]

    def value(self) -> object:
        """What the code evaluates to: to prove that all contenders do the same."""
        result: object = eval(self.code, dict(self.names))
        return result

    def timer(self, repeated: int) -> Timer:
        """The code, written out several times where the loop around it would count."""
        return Timer(";".join([self.code] * repeated), timer=time.process_time_ns, globals=dict(self.names))


def calibrated(timer: Timer) -> int:
    """How many loops take about one sample's time."""
    loops = 1
    while timer.timeit(loops) < SAMPLE_NS:
        loops *= 2
    return loops


def nanoseconds(statements: Iterable[Statement], rounds: int, repeated: int = 1) -> dict[str, float]:
    """The median CPU time of each statement, in an order that is shuffled anew each round."""
    timers = {statement.label: statement.timer(repeated) for statement in statements}
    loops = {label: calibrated(timer) for label, timer in timers.items()}
    samples: dict[str, list[float]] = {label: [] for label in timers}
    order = list(timers)
    for _ in range(rounds):
        random.shuffle(order)
        for label in order:
            samples[label].append(timers[label].timeit(loops[label]) / loops[label] / repeated)
    return {label: median(values) for label, values in samples.items()}
