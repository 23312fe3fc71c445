"""Collections whose extensions load when they are first asked for."""

from __future__ import annotations

from _thread import allocate_lock  # threading takes longer to import
from _weakref import ref
from collections.abc import Callable
from typing import TypeVar

from longshore.managers.collection import Collection, forget
from longshore.model.extension import Extension
from longshore.pipeline import Failure, Terms
from longshore.pipeline.lazy import LazyExtension

Meta = TypeVar("Meta")
T = TypeVar("T")

_growing = allocate_lock()


def follow(collection: Collection[T, Meta], terms: Terms[T, Meta], told: Callable[[Failure], object] | None) -> None:
    """Have a collection told what becomes of its extensions: those that fail move to its ``failures``.

    Args:
        collection: what holds them.
        terms: what is asked of them.
        told: is told each failure, which is then not logged.
    """

    def became(extension: Extension[T, Meta], failure: Failure | None, raised: bool) -> None:
        if failure is None and not extension.report.findings and not extension.side_effects:
            return
        from longshore.telling import tell  # late: there is something to tell

        if failure is None:
            tell(terms, (extension,), (), logged=True)
            return
        _move(collection, extension, failure)
        tell(terms, (), (failure,), logged=told is None and not raised)
        if told is not None:
            told(failure)

    collection._lazy = True
    for each in _lazy_ones(collection):
        each.when_loaded(became)


def follow_as_view(view: Collection[T, Meta]) -> None:
    """Have a view told the same; what failed is told to the host by the collection that it is a view of."""
    extensions = _lazy_ones(view)

    def gone(_: object) -> None:
        for each in extensions:
            each.forget(became)

    seen = ref(view, gone)  # a view may be short-lived, and there may be many

    def became(extension: Extension[T, Meta], failure: Failure | None, raised: bool) -> None:  # noqa: ARG001  as the other
        kept = seen()
        if kept is not None and failure is not None:
            _move(kept, extension, failure)

    for each in extensions:
        each.when_loaded(became)


def _lazy_ones(collection: Collection[T, Meta]) -> list[LazyExtension[T, Meta]]:
    return [each for each in collection.extensions if isinstance(each, LazyExtension)]


def _move(collection: Collection[T, Meta], extension: Extension[T, Meta], failure: Failure) -> None:
    """Let an extension that failed be among the failures."""
    with _growing:
        collection.failures += (failure,)
    drop(collection, extension)


def drop(collection: Collection[T, Meta], extension: Extension[T, Meta]) -> None:
    """Take an extension out of a collection, which forgets what it knew of it."""
    with _growing:
        collection.extensions = tuple(each for each in collection.extensions if each is not extension)
        forget(collection)
