"""The tables of docs/faults.md: what became of each contender's host, by clause, and which worlds a clause has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from tests.faults.running import CONTENDERS, Outcome, named, survived
from tests.faults.world import Clause, World

Results = Mapping[tuple[str, str], Outcome]
"""By contender and world."""


def verdict(world: World, outcome: Outcome) -> str:
    """What became of one host: survived, hung, died, or lost a healthy plugin."""
    if outcome.status is None:
        return "hung"
    if outcome.status:
        return "died"
    return "survived" if survived(world, outcome) else "lost"


def is_silent(world: World, outcome: Outcome) -> bool:
    """Whether there is something to be said, and nothing is said that names so much as the file or the distribution."""
    return bool(world.says) and not any(each in outcome.told for spellings in world.marks for each in spellings)


def row(*cells: object) -> str:
    """A line of a table."""
    return f"| {' | '.join(map(str, cells))} |"


def by_clause(worlds: Sequence[World], results: Results) -> Iterator[str]:
    """The first table: of the worlds of each clause, those that a host survives, and those whose culprit is named."""
    yield row("clause", "worlds", *CONTENDERS)
    yield row("---", "---:", *["---:"] * len(CONTENDERS))
    for clause in Clause:
        own = [each for each in worlds if each.clause is clause]
        if own:
            yield row(clause.value, len(own), *(_score(own, contender, results) for contender in CONTENDERS))
    yield row("**all**", len(worlds), *(f"**{_score(worlds, contender, results)}**" for contender in CONTENDERS))


def _score(worlds: Sequence[World], contender: str, results: Results) -> str:
    lives = sum(survived(each, results[contender, each.id]) for each in worlds)
    told = sum(
        survived(each, results[contender, each.id]) and named(each, results[contender, each.id])
        for each in worlds
        if each.says
    )
    return f"{lives}, {told}"


def totals(worlds: Sequence[World], results: Results) -> Iterator[str]:
    """The second table: what became of the hosts."""
    at_fault = [each for each in worlds if each.says]
    yield row("", *CONTENDERS)
    yield row("---", *["---:"] * len(CONTENDERS))
    for word, meaning in (
        ("survived", "the host lives, every healthy plugin is there"),
        ("died", "the host ends"),
        ("lost", "the host lives, a healthy plugin is not there"),
        ("hung", "the host has to be killed"),
    ):
        counts = [
            sum(verdict(each, results[contender, each.id]) == word for each in worlds) for contender in CONTENDERS
        ]
        yield row(f"{word}: {meaning}", *counts)
    for text, test in (
        (f"named: distribution, entry point and file together (of {len(at_fault)})", named),
        (f"silent: none of the three (of {len(at_fault)})", is_silent),
    ):
        yield row(
            text, *(sum(test(each, results[contender, each.id]) for each in at_fault) for contender in CONTENDERS)
        )


def worlds_of_clauses(worlds: Sequence[World]) -> Iterator[str]:
    """The third table: the worlds of each clause."""
    yield row("clause", "worlds")
    yield row("---", "---")
    for clause in Clause:
        names = [each.id for each in worlds if each.clause is clause]
        prefix = {name.partition("-")[0] for name in names}
        shown = [name.partition("-")[2] if len(prefix) == 1 else name for name in names]
        yield row(clause.value, ", ".join(f"`{each}`" for each in shown))
