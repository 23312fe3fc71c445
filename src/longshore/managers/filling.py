"""Filling a collection: load the candidates, in order. What failed is told when all was tried."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from longshore.discovery import installed
from longshore.loading import Wanted
from longshore.managers.collection import Collection, fill
from longshore.model import Candidate, Discovery, FromFile, Installed, LoadFault, Problem
from longshore.model.extension import Extension
from longshore.pipeline import ConflictResolver, Failure, Terms

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

Meta = TypeVar("Meta")
C = TypeVar("C")
T = TypeVar("T")


def load_all(
    collection: Collection[T, Meta],
    terms: Terms[T, Meta],
    discovered: Discovery,
    told: Callable[[Failure], object] | None,
    keep: Callable[[Extension[T, Meta]], object] | None = None,
    absent: Sequence[str] = (),
) -> None:
    """Load these candidates into a collection, in order.

    Args:
        collection: gets the extensions and the failures.
        terms: what is asked of the candidates.
        discovered: which, and what could not be read.
        told: is told each failure, which is then not logged.
        keep: the host's check function; extensions for which it is false are left out.
        absent: names that were asked for and that no candidate has; logged, and a failure where the load is strict.

    Raises:
        PluginErrors: the load is strict and something failed.
        OrderCycle: the order that the plugins declare goes in a circle.
    """
    if len(discovered.candidates) > 1 and _have_an_order(terms, discovered):
        from longshore.managers.ordering import in_order  # late: most plugins declare nothing

        discovered = in_order(terms, discovered)
    extensions: list[Extension[T, Meta]] = []
    failures: list[Failure | Problem] = list(discovered.problems)
    left_out: list[Candidate] = []
    for candidate in discovered.candidates:
        found = terms.extension(candidate)
        if keep is not None and isinstance(found, Extension):
            try:
                if not keep(found):
                    left_out.append(candidate)
                    continue
            except Exception as error:
                found = _failure_of(found, terms) or Failure(candidate, LoadFault("check-function", error))
        if isinstance(found, Failure):
            failures.append(found)
            if told is not None:
                told(found)
        else:
            extensions.append(found)
    fill(collection, extensions, failures)
    collection._left_out = tuple(left_out)
    if terms.lazy:
        from longshore.managers.lazy import follow  # late: only where it is asked for

        follow(collection, terms, told)
    if failures or absent or (not terms.lazy and any(each.report.findings or each.side_effects for each in extensions)):
        from longshore.telling import tell  # late: there is something to tell

        tell(terms, () if terms.lazy else extensions, failures, logged=told is None, missing=absent)


def _failure_of(extension: Extension[T, Meta], terms: Terms[T, Meta]) -> Failure | None:
    """What a check function has met that asked for an object which was not loaded yet."""
    if not terms.lazy:
        return None
    from longshore.pipeline.lazy import failure_of  # late: only where it is asked for

    return failure_of(extension)


def _have_an_order(terms: Terms[T, Meta], discovered: Discovery) -> bool:
    """Whether the host gives an order, or plugins declare something."""
    if terms.order or terms.order is None or type(terms.wanted) is not Wanted:
        return terms.order is not None
    kinds = {type(each.distribution) for each in discovered.candidates}
    if FromFile in kinds:
        return True
    if Installed not in kinds:
        return False
    found = terms.source.discover(f"longshore.declarations.{terms.namespace}")
    return bool(found.candidates or found.problems)


def listener(
    manager: C, callback: "Callable[[C, EntryPoint, BaseException], object] | None"
) -> Callable[[Failure], object] | None:
    """A host's ``on_load_failure_callback`` as a function of the failure."""
    if callback is None:
        return None
    return lambda failure: callback(manager, failure.candidate.entry_point, failure.raised)


def assemble(
    collection: "Collection[T, Meta]",
    extensions: "Sequence[Extension[T, Meta]]",
    namespace: str,
    propagate: bool | None,
    resolver: "ConflictResolver[T, Meta]",
) -> None:
    """Let a collection hold these extensions, which it did not load."""
    collection.namespace = namespace
    collection._source = installed
    collection._propagate = propagate
    collection._resolver = resolver
    fill(collection, extensions, ())
