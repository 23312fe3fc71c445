"""What became of every candidate of a namespace: exactly one outcome for each, and no silence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TypeVar

from longshore.discovery import CandidateSource, InstalledEntryPoints, Scan
from longshore.discovery.hidden import hidden_candidates
from longshore.model import Candidate, Installed, Problem, plain
from longshore.model.extension import Extension, NotLoaded
from longshore.pipeline import Failure, Outcome

Meta = TypeVar("Meta")
T = TypeVar("T")


def outcomes_of(
    namespace: str,
    source: CandidateSource,
    extensions: Sequence[Extension[T, Meta]],
    failures: Sequence[Failure | Problem],
    left_out: Sequence[Candidate],
) -> tuple[Outcome[T, Meta], ...]:
    """One outcome for each candidate that the source has now, in order, and for those that were loaded before.

    Args:
        namespace: whose candidates.
        source: where they come from.
        extensions: those that were accepted.
        failures: those that were not.
        left_out: those that the host's check function did not want.
    """
    known: list[Outcome[T, Meta]] = [*extensions, *(each for each in failures if isinstance(each, Failure))]
    known += [NotLoaded(each, "left-out", "the host's check function left it out") for each in left_out]
    mine: dict[Candidate, Outcome[T, Meta]] = {}
    for each in known:
        mine.setdefault(each.candidate, each)
    made: list[Outcome[T, Meta]] = [
        mine.get(each) or NotLoaded(each, "not-loaded", "this manager did not ask for it")
        for each in source.discover(namespace).candidates
    ]
    told = {id(each) for each in made}
    gone = [each for each in known if id(each) not in told]
    return *made, *gone, *shadowed(namespace, source)


def shadowed(namespace: str, source: CandidateSource) -> Iterator[NotLoaded]:
    """The candidates of installed distributions that are hidden by others of the same name."""
    scan = source.scan() if isinstance(source, InstalledEntryPoints) else source
    if isinstance(scan, Scan):
        for candidate, by in hidden_candidates(scan, namespace):
            owner = candidate.distribution
            where = plain(owner.path) if isinstance(owner, Installed) else ""
            reason = f"{owner} in {where} is hidden by {by} in {plain(by.path)}"
            yield NotLoaded(candidate, "shadowed", reason, (by,))
