"""Rounds of measurements side by side, and what is computed from them."""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from statistics import linear_regression, median
from typing import TypeVar

from .processes import Sample

Key = TypeVar("Key", bound=Hashable)


def interleaved(runs: Mapping[Key, Callable[[], Sample]], rounds: int, what: str) -> dict[Key, list[Sample]]:
    """Run everything once per round, in an order that is shuffled anew, so that a disturbance hits all alike.

    One round before the first is thrown away: it warms the page cache and writes what is compiled or cached.
    """
    samples: dict[Key, list[Sample]] = {key: [] for key in runs}
    order = list(runs)
    for number in range(rounds + 1):
        print(f"{what}: round {number} of {rounds}", file=sys.stderr)
        random.shuffle(order)
        for key in order:
            sample = runs[key]()
            if number > 0:
                samples[key].append(sample)
    return samples


def program_ms(samples: Sequence[Sample]) -> float:
    """Median CPU time of the program, without the start of the interpreter."""
    return median(sample.program_ms for sample in samples)


def process_ms(samples: Sequence[Sample]) -> float:
    """Median CPU time of the process from its start to the end of the program."""
    return median(sample.process_ms for sample in samples)


def peak_mib(samples: Sequence[Sample]) -> float:
    """Median peak memory."""
    return median(sample.peak_mib for sample in samples)


def timings(samples: Sequence[Sample]) -> dict[str, float]:
    """The median of each timing that the programs took themselves."""
    return {label: median(sample.timings[label] for sample in samples) for label in samples[0].timings}


@dataclass(frozen=True)
class Line:
    """A fit: so many milliseconds at once, so many microseconds for each distribution."""

    start_ms: float
    each_us: float

    @classmethod
    def through(cls, ms_by_distributions: Mapping[int, float]) -> Line:
        """Least squares."""
        slope, intercept = linear_regression(list(ms_by_distributions), list(ms_by_distributions.values()))
        return cls(intercept, slope * 1000)
