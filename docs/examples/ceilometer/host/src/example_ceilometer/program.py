"""An agent: one storage, the listeners of an event, all pollsters on their schedule."""

import sys
from collections.abc import Mapping

from example_ceilometer.api import Listener, Pollster, Sample, Storage, listeners, pollsters, storages
from longshore import DispatchExtensionManager, DriverManager, Extension, ExtensionManager

EVENTS: list[tuple[str, Mapping[str, str]]] = [
    ("instance.start", {"id": "i-1", "vcpus": "4"}),
    ("image.upload", {"id": "img-7", "bytes": "2048"}),
]


class Agent:
    """Loads the plugins once, and uses them for as long as it runs."""

    def __init__(self, url: str) -> None:
        self.storage: Storage = DriverManager.invoked(storages, url.partition(":")[0], url=url).driver
        self.listeners = DispatchExtensionManager(listeners, check_func=lambda extension: True)
        self.pollsters = ExtensionManager(pollsters)

    def notify(self, event_type: str, payload: Mapping[str, str]) -> None:
        """Hand an event to the listeners that want it."""
        wanting = self.listeners.select(lambda extension: event_type in extension.obj.event_types)
        for samples in wanting.call(Listener.process, event_type, payload):
            for sample in samples:
                self.storage.record(sample)

    def poll(self, seconds: int) -> None:
        """Ask the pollsters whose time has come."""

        def due(extension: Extension[Pollster]) -> list[Sample]:
            return [] if seconds % extension.obj.interval else list(extension.obj.get_samples())

        for samples in self.pollsters.map(due):
            for sample in samples:
                self.storage.record(sample)


def main() -> None:
    """Run one minute, in no time."""
    agent = Agent(sys.argv[1])
    for event_type, payload in EVENTS:
        agent.notify(event_type, payload)
    for seconds in range(0, 60, 10):
        agent.poll(seconds)
    for sample in sorted(agent.storage.samples(), key=lambda each: each.meter):
        print(f"{sample.meter:12} {sample.resource:8} {sample.volume:g}")
