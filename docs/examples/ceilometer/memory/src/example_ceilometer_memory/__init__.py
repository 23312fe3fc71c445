"""Two storages."""

from collections.abc import Iterable

from example_ceilometer.api import Sample


class Memory:
    """Keeps all samples."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.kept: list[Sample] = []

    def record(self, sample: Sample) -> None:
        """Keep a sample."""
        self.kept.append(sample)

    def samples(self) -> Iterable[Sample]:
        """All that were kept."""
        return self.kept


class Log:
    """Writes samples, and keeps none."""

    def __init__(self, url: str) -> None:
        self.url = url

    def record(self, sample: Sample) -> None:
        """Write a sample."""
        print(self.url, sample.meter, sample.volume)

    def samples(self) -> Iterable[Sample]:
        """None."""
        return ()
