"""The three kinds of plugins."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from longshore import ExtensionPoint


@dataclass(frozen=True)
class Sample:
    """One measurement."""

    meter: str
    resource: str
    volume: float


class Storage(Protocol):
    """Where samples are kept."""

    def record(self, sample: Sample) -> None: ...

    def samples(self) -> Iterable[Sample]: ...


class StorageFactory(Protocol):
    """Connects to a storage."""

    def __call__(self, url: str) -> Storage: ...


class Listener(Protocol):
    """Makes samples of notifications, such as that an instance was started."""

    event_types: Collection[str]

    def process(self, event_type: str, payload: Mapping[str, str]) -> Iterable[Sample]: ...


class Pollster(Protocol):
    """Measures, every so many seconds."""

    interval: int

    def get_samples(self) -> Iterable[Sample]: ...


storages = ExtensionPoint("example_ceilometer.storage", StorageFactory)
listeners = ExtensionPoint("example_ceilometer.notification", Listener)
pollsters = ExtensionPoint("example_ceilometer.poll", Pollster)
