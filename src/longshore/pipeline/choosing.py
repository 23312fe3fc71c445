"""What a name means where not exactly one candidate has it: the resolver says, or it is explained."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from longshore import observer
from longshore.model import Candidate, Installed, normalized
from longshore.model.extension import Extension
from longshore.pipeline import ConflictResolver, Failure, Terms
from longshore.rendering.failures import chosen_of, multiple_matches, no_matches
from longshore.rendering.usage import no_distributions, not_an_extension

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
    if not candidates:
        if missing is not None:
            missing({name})
        raise not_one(terms, name, ())
    allowed = [each for each in candidates if terms.refusal(each) is None]
    if len(allowed) == 1:
        return terms.extension(allowed[0])  # the others may not be loaded, so there is nothing to choose
    candidates = allowed or candidates
    if resolver == "raise":
        raise not_one(terms, name, candidates)
    if isinstance(resolver, str | Prefer):
        chosen = resolver.choice(candidates) if isinstance(resolver, Prefer) else candidates[-(resolver == "last")]
        if chosen is None:
            raise not_one(terms, name, candidates)
        observer.chosen(chosen_of(chosen, candidates))
        return terms.extension(chosen)
    every = [terms.extension(each) for each in candidates]
    accepted = [each for each in every if isinstance(each, Extension)]
    if len(accepted) < 2:
        return [*accepted, *every][0]
    found = resolved(terms.namespace, name, accepted, resolver)
    observer.chosen(chosen_of(found.candidate, candidates))
    return found


class Prefer:
    """Resolves several plugins of one name: the one from the first of these distributions that has it.

    Where none of them has it, that is :class:`longshore.MultipleMatches`, as without a resolver. Of a driver, no other
    plugin is imported.

    Args:
        distributions: their names, in any spelling that installers take for the same.

    Example:
        >>> from longshore import DriverManager, Prefer
        >>> from longshore.testing import installed_plugin
        >>> entry_points = {"textapp.joins": {"join": "posixpath:join"}}
        >>> with installed_plugin(entry_points, name="acme"), installed_plugin(entry_points, name="other"):
        ...     manager = DriverManager[object]("textapp.joins", "join", conflict_resolver=Prefer("acme"))
        ...     str(manager.extensions[0].distribution)
        'acme 1.0'
    """

    __slots__ = ("distributions",)

    def __init__(self, *distributions: str) -> None:
        if not all(isinstance(each, str) for each in distributions):
            raise no_distributions(distributions)
        self.distributions = distributions

    def choice(self, candidates: Sequence[Candidate]) -> Candidate | None:
        """The candidate of the first of the distributions that has one; ``None`` where none has."""
        for wanted in map(normalized, self.distributions):
            for each in candidates:
                owner = each.distribution
                if isinstance(owner, Installed) and normalized(owner.name) == wanted:
                    return each
        return None

    def __call__(self, namespace: str, name: str, extensions: Sequence[Extension[T, Meta]]) -> Extension[T, Meta]:
        """The extension of the first of the distributions that has one."""
        candidates = [each.candidate for each in extensions]
        chosen = self.choice(candidates)
        if chosen is None:
            raise multiple_matches(namespace, name, candidates)
        return next(each for each in extensions if each.candidate is chosen)

    def __repr__(self) -> str:
        return f"Prefer({', '.join(map(repr, self.distributions))})"


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
