"""What a name means where not exactly one candidate has it: the resolver says, or it is explained."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from longshore.model import Candidate
from longshore.model.extension import Extension
from longshore.pipeline import ConflictResolver, Failure, Terms
from longshore.rendering.failures import multiple_matches, no_matches
from longshore.rendering.usage import not_an_extension

Meta = TypeVar("Meta")
T = TypeVar("T")


def one_of(
    terms: Terms[T, Meta],
    name: str,
    candidates: Sequence[Candidate],
    resolver: ConflictResolver[T, Meta],
    missing: Callable[[set[str]], object] | None,
) -> Extension[T, Meta] | Failure:
    """The one plugin of a name, where none or several have it.

    Raises:
        NoUniqueMatch: no plugin has that name, or several have it and the resolver refuses.
    """
    if not candidates or isinstance(resolver, str):
        if not candidates and missing is not None:
            missing({name})
        raise not_one(terms, name, candidates)
    every = [terms.extension(each) for each in candidates]
    accepted = [each for each in every if isinstance(each, Extension)]
    return resolved(terms.namespace, name, accepted, resolver) if len(accepted) > 1 else [*accepted, *every][0]


def resolved(
    namespace: str,
    name: str,
    extensions: Sequence[Extension[T, Meta]],
    resolver: Callable[[str, str, Sequence[Extension[T, Meta]]], Extension[T, Meta]],
) -> Extension[T, Meta]:
    """What a host's function chooses, which has to be one of the extensions it is given."""
    chosen = resolver(namespace, name, list(extensions))
    if not any(chosen is each for each in extensions):
        raise not_an_extension(chosen)
    return chosen


def not_one(terms: Terms[T, Meta], name: str, candidates: Sequence[Candidate]) -> Exception:
    """Why there is not exactly one plugin of a name."""
    if candidates:
        return multiple_matches(terms.namespace, name, candidates)
    found = terms.source.discover(terms.namespace)
    names = [each.name for each in found.candidates]
    return no_matches(terms.namespace, name, names, terms.source.namespaces(), [str(each) for each in found.problems])
