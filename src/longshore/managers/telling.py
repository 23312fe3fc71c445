"""What a collection does when not all is well: log or raise what failed, resolve conflicts of names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from longshore import observer
from longshore.exceptions import LongshoreError
from longshore.managers.collection import Collection, ConflictResolver
from longshore.model import Candidate, Problem
from longshore.model.extension import Extension
from longshore.pipeline import Failure, Terms
from longshore.rendering.failures import all_failed, malformed, multiple_matches, no_matches, unknown_name
from longshore.rendering.report import report_text

T = TypeVar("T")


def tell(
    terms: Terms[T], extensions: Sequence[Extension[T]], failures: Sequence[Failure | Problem], *, silent: bool
) -> None:
    """Log what was not accepted and what was accepted with warnings, or raise it where the load is strict.

    Raises:
        PluginErrors: the load is strict and something failed.
    """
    errors: list[LongshoreError] = []
    for each in failures:
        error = malformed(terms.namespace, each) if isinstance(each, Problem) else each.error
        if isinstance(error, LongshoreError):
            errors.append(error)
    if errors and terms.strict:
        raise all_failed(terms.namespace, errors)
    for error in errors:
        if not silent or not hasattr(error, "candidate"):
            observer.failed(error)
    for extension in extensions:
        if extension.report.findings:
            observer.questionable(extension, report_text(extension.report, "  "))


def choose(
    collection: Collection[T], name: str, same: Sequence[Extension[T]], resolver: ConflictResolver[T]
) -> Extension[T]:
    """The extension that ``[name]`` gives where there is not exactly one.

    Raises:
        UnknownName: there is none.
        MultipleMatches: there are several, and the resolver refuses.
    """
    if not same:
        reasons = [
            str(each) for each in collection.failures if isinstance(each, Failure) and each.candidate.name == name
        ]
        raise unknown_name(collection.namespace, name, collection.names(), reasons)
    if resolver == "first":
        return same[0]
    if resolver == "last":
        return same[-1]
    if resolver == "raise":
        raise multiple_matches(collection.namespace, name, [each.candidate for each in same])
    return resolver(collection.namespace, name, list(same))


def only(
    terms: Terms[T],
    name: str,
    candidates: Sequence[Candidate],
    resolver: ConflictResolver[T],
    missing: Callable[[set[str]], object] | None,
) -> Extension[T] | Failure:
    """The driver that is meant by a name that not exactly one plugin has; a resolver is shown all that are accepted.

    Raises:
        NoMatches: no plugin has that name.
        MultipleMatches: the resolver refuses.
    """
    if not candidates:
        if missing is not None:
            missing({name})
        raise none_of_that_name(terms, name)
    if resolver == "raise":
        raise multiple_matches(terms.namespace, name, candidates)
    if resolver == "first" or resolver == "last":
        return terms.extension(candidates[0 if resolver == "first" else -1])
    found = [terms.extension(each) for each in candidates]
    accepted = [each for each in found if isinstance(each, Extension)]
    return resolver(terms.namespace, name, accepted) if len(accepted) > 1 else [*accepted, *found][0]


def all_missing(terms: Terms[T], names: Sequence[str]) -> LongshoreError:
    """The group for a strict load by names that nothing has."""
    return all_failed(terms.namespace, [none_of_that_name(terms, each) for each in names])


def none_of_that_name(terms: Terms[T], name: str) -> LongshoreError:
    """The error for a driver whose name no candidate has."""
    found = terms.source.discover(terms.namespace)
    names = [each.name for each in found.candidates]
    problems = [str(each) for each in found.problems]
    return no_matches(terms.namespace, name, names, terms.source.namespaces(), problems)
