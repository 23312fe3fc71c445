"""Chooses a machine: filters in their order, then the best by weight."""

import tomllib
from collections.abc import Mapping
from pathlib import Path

from example_scheduler.api import Machine, Request
from example_scheduler.handlers import FilterHandler, WeigherHandler

MACHINES = [
    Machine("a1", "north", 4096, 3),
    Machine("a2", "north", 16384, 9),
    Machine("a3", "north", 1024, 0),
    Machine("a4", "north", 8192, 2),
    Machine("b1", "south", 65536, 0),
]


def main() -> None:
    """Run the program in the folder of ``scheduler.toml``."""
    settings: Mapping[str, list[str]] = tomllib.loads(Path("scheduler.toml").read_text(encoding="utf-8"))
    filters = FilterHandler(settings["filters"], settings["filters_first"])
    weighers = WeigherHandler(settings["weighers"])
    request = Request(zone="north", memory=2048)
    weights = {each.name: weighers.weight(each, request) for each in filters.filtered(MACHINES, request)}
    for name, weight in weights.items():
        print(f"{name} weighs {weight:g}")
    print("chosen:", max(weights, key=lambda name: weights[name]))
