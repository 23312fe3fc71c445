"""A listener and two pollsters: objects that are ready for use."""

from collections.abc import Collection, Iterable, Mapping

from example_ceilometer.api import Sample


class Started:
    """Counts the processors of instances that start."""

    event_types: Collection[str] = ("instance.start",)

    def process(self, event_type: str, payload: Mapping[str, str]) -> Iterable[Sample]:
        """One sample of each event."""
        yield Sample("vcpus", payload["id"], float(payload["vcpus"]))


class Fixed:
    """Measures always the same."""

    def __init__(self, meter: str, interval: int, volume: float) -> None:
        self.meter = meter
        self.interval = interval
        self.volume = volume

    def get_samples(self) -> Iterable[Sample]:
        """One sample."""
        yield Sample(self.meter, "i-1", self.volume)


started = Started()
cpu = Fixed("cpu", 20, 0.75)
disk = Fixed("disk", 60, 1024)
