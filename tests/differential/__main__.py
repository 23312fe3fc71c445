"""``python -m tests.differential --pairs 3000 --seed 7``: the confusion table, and the pairs that were judged wrongly."""

from __future__ import annotations

import argparse
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from .generator import pair, pairs
from .judging import judged
from .module import Pair
from .tables import Case, confusion, share


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m tests.differential", description=__doc__)
    parser.add_argument("--pairs", type=int, default=1000, help="how many pairs")
    parser.add_argument("--seed", type=int, default=7, help="which ones")
    parser.add_argument("--only", metavar="FEATURE", help="those that show this feature alone")
    parser.add_argument(
        "--number", type=int, nargs="+", help="those of these numbers alone, with all that is said of them"
    )
    parser.add_argument("--show", type=int, default=0, metavar="N", help="the texts of so many wrong ones of each kind")
    parser.add_argument("--kind", help=f"show these alone: {', '.join(KINDS)}")
    parser.add_argument(
        "--features", action="store_true", help="the share of every feature, and of the wrong pairs that show it"
    )
    parser.add_argument("--save", type=Path, metavar="DIR", help="keep the modules in this folder")
    parser.add_argument("--jobs", type=int, default=2, help="how many type checkers run at once")
    return parser.parse_args()


KINDS = ("false alarm", "disputed alarm", "miss", "unverified", "raised", "silent", "invalid")


def kinds(case: Case) -> set[str]:
    """Under what a case is shown."""
    if not case.valid:
        return {"invalid"}
    found = {case.kind} - {""}
    if case.verdict.unverified and "untold" not in case.pair.features:
        found.add("unverified")
    if case.accepts == 1 and not (case.refused or case.verdict.warnings or case.verdict.unverified):
        found.add("silent")
    return found


def shown(cases: Sequence[Case], most: int, only: str | None) -> str:
    """The stories of some cases of every kind."""
    counts: Counter[str] = Counter()
    stories = []
    for each in cases:
        wanted = kinds(each) & {only} if only else kinds(each) - {"unverified", "silent"}
        counts.update(wanted)
        if any(counts[kind] <= most for kind in wanted):
            stories.append(each.story())
    return "\n".join(stories)


def by_feature(chosen: Sequence[Pair], cases: Sequence[Case]) -> str:
    """The share of every feature among the pairs, and how many of those that show it are judged wrongly."""
    counts = Counter(feature for each in chosen for feature in each.features)
    wrong = Counter(feature for each in cases if each.valid and each.kind for feature in each.pair.features)
    return "\n".join(
        f"{name:28} {share(count, len(chosen)):>16}  {wrong[name]:>4} wrong" for name, count in counts.most_common()
    )


def main() -> None:
    """Judge the pairs of a seed and print what came of it."""
    options = arguments()
    chosen = [each for each in pairs(options.seed, options.pairs) if not options.only or options.only in each.features]
    if options.number:
        chosen = [pair(options.seed, number) for number in options.number]
    with tempfile.TemporaryDirectory() as temporary:
        folder = options.save or Path(temporary)
        folder.mkdir(parents=True, exist_ok=True)
        cases = judged(chosen, folder, jobs=options.jobs)
    if options.number:
        print("\n".join(each.story() for each in cases))
    elif options.show:
        print(shown(cases, options.show, options.kind))
    if options.features:
        print(by_feature(chosen, cases))
    print(confusion(cases))


if __name__ == "__main__":
    main()
