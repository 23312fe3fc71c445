"""``python -m tests.differential --pairs 3000 --seed 7 [--show N] [--kind KIND] [--save DIR] [--jobs N]``."""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from .checkers import labelled, saved
from .generator import pairs
from .module import Pair
from .tables import Case, confusion
from .verdicts import verdict


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.differential", description=__doc__)
    parser.add_argument("--pairs", type=int, default=1000, help="how many pairs")
    parser.add_argument("--seed", type=int, default=7, help="which ones")
    parser.add_argument("--show", type=int, default=0, metavar="N", help="the texts of so many wrong pairs of each kind")
    parser.add_argument("--kind", help="show these alone: false alarm, disputed alarm, miss, raised, invalid, silent")
    parser.add_argument("--only", help="the pairs that show this feature alone")
    parser.add_argument("--features", action="store_true", help="the share of every feature")
    parser.add_argument("--save", type=Path, metavar="DIR", help="keep the modules in this folder")
    parser.add_argument("--jobs", type=int, default=2, help="how many type checkers run at once")
    return parser.parse_args()


def judged(chosen: Sequence[Pair], folder: Path, jobs: int, *, others: bool = True) -> list[Case]:
    """All that is said of these pairs."""
    saved(chosen, folder)
    labels = labelled(chosen, folder, jobs)
    return [Case(each, *label, verdict(each, folder, others)) for each, label in zip(chosen, labels, strict=True)]


def kind(case: Case) -> str:
    """Under what a case is shown."""
    found = case.verdict
    if not case.valid:
        return "invalid"
    if case.accepts == 1 and not (found.errors or found.warnings or found.unverified):
        return "silent"
    return case.kind


def shown(cases: Sequence[Case], most: int, only: str | None) -> str:
    """The stories of some cases of every kind."""
    counts: Counter[str] = Counter()
    stories = []
    for each in cases:
        counts[kind(each)] += 1
        if (kind(each) == only if only else kind(each) not in {"", "silent"}) and counts[kind(each)] <= most:
            stories.append(each.story().replace(": right", f": {kind(each)}"))
    return "\n".join(stories)


def main() -> None:
    """Judge the pairs of a seed and print what came of it."""
    options = arguments()
    chosen = [each for each in pairs(options.seed, options.pairs) if not options.only or options.only in each.features]
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.save or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        cases = judged(chosen, folder, options.jobs)
    if options.show:
        print(shown(cases, options.show, options.kind))
    if options.features:
        counts = Counter(feature for each in chosen for feature in each.features)
        print("\n".join(f"{100 * count / len(chosen):5.1f} %  {name}" for name, count in counts.most_common()))
    print(confusion(cases))


if __name__ == "__main__":
    main()
