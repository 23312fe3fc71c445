"""The statistics that the host brings. They are plugins like all others: entry points of its own distribution."""

from collections.abc import Callable, Sequence


class Whole:
    """One value for all measures."""

    def __init__(self, function: Callable[[Sequence[float]], float]) -> None:
        self.function = function

    def compute(self, measures: Sequence[float], window: int) -> list[float]:
        """The one value; the window is of no matter."""
        return [self.function(measures)]


mean = Whole(lambda measures: sum(measures) / len(measures))
largest = Whole(max)
