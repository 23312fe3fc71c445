"""What a collection does when a plugin raises in a call: go on, then raise or log as the host chose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from longshore import observer
from longshore.model.extension import Extension
from longshore.model.failure import CallErrors
from longshore.rendering.failures import who
from longshore.rendering.safe import traceback_text

R = TypeVar("R")


class Called(Protocol):
    """What is asked of a collection here."""

    namespace: str
    _propagate: bool | None

    @property
    def extensions(self) -> Sequence[Extension[object]]:
        """What is called, in order."""
        ...


def note(error: BaseException, extension: Extension[object]) -> None:
    """Put the plugin's name on what it raised, once."""
    text = f"raised by {who(extension.candidate)}"
    try:
        if text not in getattr(error, "__notes__", ()):
            error.add_note(text)
    except KeyboardInterrupt:
        raise
    except BaseException:  # noqa: S110  an exception that can't take a note is raised without one
        pass


def go_on(
    collection: Called,
    calls: Sequence[Callable[..., R]],
    args: tuple[object, ...],
    kwargs: Mapping[str, object],
    results: list[R],
    error: Exception,
) -> None:
    """Make the remaining calls after one has raised, then raise or log, as the host chose.

    Args:
        collection: whose extensions are called, and whose ``propagate_map_exceptions`` says what is done: raise the
            first at once (``True``), log each (``False``), or raise all together at the end.
        calls: what is called for each extension.
        args: with these arguments.
        kwargs: the same, by keyword.
        results: of the calls made so far; grows.
        error: what the call after them raised.
    """
    errors: list[Exception] = []
    place = len(results)
    extensions, propagate = collection.extensions, collection._propagate
    while True:
        note(error, extensions[place])
        if propagate:
            raise error
        errors.append(error)
        if propagate is False:
            observer.call_failed(who(extensions[place].candidate), traceback_text(error))
        place += 1
        try:
            while place < len(extensions):
                results.append(calls[place](*args, **kwargs))
                place += 1
            break
        except Exception as another:
            error = another
    if propagate is None:
        raise together(collection, errors)


def together(collection: Called, errors: Sequence[Exception]) -> CallErrors:
    """The group of what was raised."""
    return CallErrors(
        f"{len(errors)} of {len(collection.extensions)} extensions of {collection.namespace!r} raised", errors
    )
