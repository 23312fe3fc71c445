"""Computes the statistics that are asked for, or says which there are."""

import sys
from collections.abc import Mapping

from example_statistics.api import Aggregate, aggregates
from longshore import ExtensionManager

MEASURES = [3.0, 5.0, 4.0, 8.0, 12.0]


def load() -> Mapping[str, Aggregate]:
    """All statistics, by name."""
    return {extension.name: extension.obj for extension in ExtensionManager(aggregates)}


def main() -> int:
    """Run the program."""
    known = load()
    for name in sys.argv[1:] or sorted(known):
        if name not in known:
            print(f"no statistic {name!r}; there are: {', '.join(sorted(known))}")
            return 1
        print(name, *(f"{value:.2f}" for value in known[name].compute(MEASURES, window=3)))
    return 0
