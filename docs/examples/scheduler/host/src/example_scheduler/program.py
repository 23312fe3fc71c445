"""Chooses a machine: filters in their order, then the best by weight."""

import tomllib
from pathlib import Path

from example_scheduler.api import Machine, Request, filters, weighers
from longshore import ExtensionManager

MACHINES = [
    Machine("a1", "north", 4096, 3),
    Machine("a2", "north", 16384, 9),
    Machine("a3", "north", 1024, 0),
    Machine("a4", "north", 8192, 2),
    Machine("b1", "south", 65536, 0),
]


class Scheduler:
    """Loads filters and weighers once."""

    def __init__(self, first: list[str]) -> None:
        self.filters = ExtensionManager(filters.invoked(), order=first)
        self.weighers = ExtensionManager(weighers.invoked(), order=["memory"])

    def candidates(self, request: Request) -> list[Machine]:
        """The machines that pass all filters."""
        machines = MACHINES
        for extension in self.filters:
            machines = extension.obj.filtered(machines, request)
            print(f"{extension.name:14}{' '.join(each.name for each in machines)}")
        return machines

    def weight(self, machine: Machine, request: Request) -> float:
        """What all weighers say of a machine."""
        return sum(each.obj.multiplier * each.obj.weigh(machine, request) for each in self.weighers)


def main() -> None:
    """Run the program in the folder of ``scheduler.toml``."""
    settings: dict[str, list[str]] = tomllib.loads(Path("scheduler.toml").read_text(encoding="utf-8"))
    scheduler = Scheduler(settings["first"])
    request = Request(zone="north", memory=2048)
    weights = {each.name: scheduler.weight(each, request) for each in scheduler.candidates(request)}
    for name, weight in weights.items():
        print(f"{name} weighs {weight:g}")
    print("chosen:", max(weights, key=lambda name: weights[name]))
