"""An agent: one storage, the listeners of an event, all pollsters on their schedule."""

import argparse
import sys
from collections.abc import Iterable, Mapping

from example_ceilometer.api import Listener, Pollster, Sample, Storage, listeners, pollsters, storages
from longshore import DispatchExtensionManager, DriverManager, Extension, ExtensionManager, LongshoreError

EVENTS: list[tuple[str, Mapping[str, str]]] = [
    ("instance.start", {"id": "i-1", "vcpus": "4"}),
    ("image.upload", {"id": "img-7", "bytes": "2048"}),
    ("instance.start", {"id": "i-2"}),
]


class Agent:
    """Loads the plugins once, and uses them for as long as it runs."""

    def __init__(self, url: str) -> None:
        self.storage: Storage = DriverManager.invoked(storages, url.partition(":")[0], url=url).driver
        self.listeners = DispatchExtensionManager(listeners, check_func=lambda extension: True)
        self.pollsters = ExtensionManager(pollsters)

    def notify(self, event_type: str, payload: Mapping[str, str]) -> None:
        """Hand an event to the listeners that want it."""

        def heard(extension: Extension[Listener]) -> list[Sample]:
            return list(extension.obj.process(event_type, payload))  # a generator does its work here

        wanting = self.listeners.select(lambda extension: event_type in extension.obj.event_types)
        if len(wanting):
            view = wanting.using(errors="collect")
            self.record(view.map(heard), view.errors)

    def poll(self, seconds: int) -> None:
        """Ask the pollsters whose time has come."""

        def due(extension: Extension[Pollster]) -> list[Sample]:
            return [] if seconds % extension.obj.interval else list(extension.obj.get_samples())

        if len(self.pollsters):
            view = self.pollsters.using(errors="collect")
            self.record(view.map(due), view.errors)

    def record(self, found: Iterable[list[Sample]], errors: Iterable[Exception]) -> None:
        """Keep the samples, and say which plugins raised: the agent goes on."""
        for samples in found:
            for sample in samples:
                self.storage.record(sample)
        for error in errors:
            print(f"{error!r}, {', '.join(error.__notes__)}", file=sys.stderr)


def main() -> int:
    """Run one minute, in no time."""
    parser = argparse.ArgumentParser("example-ceilometer")
    parser.add_argument("storage", metavar="STORAGE:", help="where samples are kept, as memory:")
    try:
        agent = Agent(parser.parse_args().storage)
    except LongshoreError as error:
        print(error)
        return 1
    for event_type, payload in EVENTS:
        agent.notify(event_type, payload)
    for seconds in range(0, 60, 10):
        agent.poll(seconds)
    for sample in sorted(agent.storage.samples(), key=lambda each: each.meter):
        print(f"{sample.meter:12} {sample.resource:8} {sample.volume:g}")
    return 0
