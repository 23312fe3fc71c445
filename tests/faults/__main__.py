"""Runs every fault world on longshore, stevedore, pluggy and importlib.metadata, and prints the tables of docs/faults.md.

``python -m tests.faults [--only WORD] [--worlds]``: the worlds whose name has that word; with ``--worlds`` only the
table of them, for which nothing is run. Worlds that this Python or system can't have are left out of the first two.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from tests.faults.running import CONTENDERS, Outcome, run
from tests.faults.tables import by_clause, totals, verdict, worlds_of_clauses
from tests.faults.world import World
from tests.faults.worlds import WORLDS


def outcome_of(world: World, contender: str) -> Outcome:
    """Run one host in a folder of its own."""
    with tempfile.TemporaryDirectory(prefix="faults-", ignore_cleanup_errors=True) as folder:
        return run(world, Path(folder), contender)


def main() -> None:
    """Run all, two at a time or as many as there are processors, and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", metavar="WORD", help="worlds whose name has this word")
    parser.add_argument("--worlds", action="store_true", help="print the table of worlds alone")
    given = parser.parse_args()
    if not given.worlds:
        worlds = [each for each in WORLDS if each.available and given.only in each.id]
        pairs = [(world, contender) for world in worlds for contender in CONTENDERS]
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            outcomes = list(pool.map(lambda pair: outcome_of(*pair), pairs))
        results = {(contender, world.id): each for (world, contender), each in zip(pairs, outcomes, strict=True)}
        print("\n".join([*by_clause(worlds, results), "", *totals(worlds, results), ""]))
        for (world, contender), each in zip(pairs, outcomes, strict=True):
            if verdict(world, each) != "survived":
                print(f"{contender}: {world.id}: {verdict(world, each)}", file=sys.stderr)
    print("\n".join(worlds_of_clauses(WORLDS)))


main()
