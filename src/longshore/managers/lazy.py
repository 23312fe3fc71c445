"""Collections whose extensions load when they are first asked for."""

from __future__ import annotations

from _thread import allocate_lock  # threading takes longer to import
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
        with _growing:
            collection.failures += (failure,)
        drop(collection, extension)
        tell(terms, (), (failure,), logged=told is None and not raised)
        if told is not None:
            told(failure)

    collection._lazy = True
    for each in collection.extensions:
        assert isinstance(each, LazyExtension)
        each.when_loaded(became)


def drop(collection: Collection[T, Meta], extension: Extension[T, Meta]) -> None:
    """Take an extension out of a collection, which forgets what it knew of it."""
    with _growing:
        collection.extensions = tuple(each for each in collection.extensions if each is not extension)
        forget(collection)
