"""What a statistic is."""

from collections.abc import Sequence
from typing import Protocol

from longshore import ExtensionPoint


class Aggregate(Protocol):
    """Computes values of measures."""

    def compute(self, measures: Sequence[float], window: int) -> list[float]:
        """One value, or one for each window of so many measures."""
        ...


aggregates = ExtensionPoint("example_statistics.aggregates", Aggregate)
