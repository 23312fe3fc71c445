"""Resolves what a name means where not exactly one extension has it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from longshore import observer
from longshore.model import Problem
from longshore.model.extension import Extension
from longshore.pipeline import ConflictResolver, Failure
from longshore.pipeline.choosing import resolved
from longshore.rendering.failures import chosen_of, multiple_matches, unknown_name

Meta = TypeVar("Meta")
T = TypeVar("T")


class Named(Protocol):
    """What is asked of a collection here."""

    namespace: str
    failures: tuple[Failure | Problem, ...]

    def names(self) -> list[str]:
        """The names of its extensions."""
        ...


def choose(
    collection: Named, name: str, same: Sequence[Extension[T, Meta]], resolver: ConflictResolver[T, Meta]
) -> Extension[T, Meta]:
    """The extension that ``[name]`` gives where not exactly one has that name.

    Raises:
        UnknownName: there is none.
        MultipleMatches: there are several, and the resolver refuses.
    """
    if not same:
        failures = [each for each in collection.failures if isinstance(each, Failure)]
        reasons = [str(each) for each in failures if each.candidate.name == name]
        raise unknown_name(collection.namespace, name, collection.names(), reasons)
    candidates = [each.candidate for each in same]
    if resolver == "raise":
        raise multiple_matches(collection.namespace, name, candidates)
    if isinstance(resolver, str):
        chosen = same[-(resolver == "last")]
    else:
        chosen = resolved(collection.namespace, name, same, resolver)
    observer.chosen(chosen_of(chosen.candidate, candidates))
    return chosen
