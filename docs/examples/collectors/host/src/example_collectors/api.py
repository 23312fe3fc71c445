"""What a collector is: the class ``Collector`` of a file."""

from collections.abc import Mapping
from typing import Protocol

from longshore import ExtensionPoint


class Collector(Protocol):
    """Measures something of this machine."""

    enabled: bool
    """Whether it runs where the configuration says nothing."""

    def collect(self) -> Mapping[str, float]:
        """The measures, by name."""
        ...


class CollectorFactory(Protocol):
    """What a file has under the name ``Collector``."""

    def __call__(self) -> Collector: ...


collectors = ExtensionPoint("example_collectors.collectors", CollectorFactory)
