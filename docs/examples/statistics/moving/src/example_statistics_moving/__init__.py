"""A statistic that gives many values."""

from collections.abc import Sequence


class MovingAverage:
    """The mean of each window."""

    def compute(self, measures: Sequence[float], window: int) -> list[float]:
        """One value for each place of the window."""
        places = range(len(measures) - window + 1)
        return [sum(measures[place : place + window]) / window for place in places]


moving_average = MovingAverage()
