"""What a collection does when a plugin raises in a call: go on, then raise, log or keep it as the host chose."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Protocol, TypeVar

from longshore.model.extension import Extension

R = TypeVar("R")

Failed = Callable[[Extension[object, object], Exception], object]
"""Is told what a wrapper has raised, and of which extension; raises it, or lets the call go on."""


class Called(Protocol):
    """What is asked of a collection here."""

    namespace: str
    _propagate: bool | None

    @property
    def _collected(self) -> list[Exception] | None: ...

    @property
    def extensions(self) -> Sequence[Extension[object, object]]:
        """What is called, in order."""
        ...


class Errors:
    """What the plugins of one call have raised.

    The collection's ``propagate_map_exceptions`` says what is done: raise the first at once (``True``), log each
    (``False``), or raise all together at the end. A view may collect them instead.

    Args:
        collection: whose extensions are called.
    """

    def __init__(self, collection: Called) -> None:
        self._collection = collection
        self._errors: list[Exception] = []

    def add(self, place: int, error: Exception) -> None:
        """Take in what the extension at that place has raised."""
        if not told(self._collection, self._collection.extensions[place], error):
            self._errors.append(error)

    def end(self) -> None:
        """All was called.

        Raises:
            CallErrors: what was raised, unless that was done with already.
        """
        if self._errors:
            from longshore.model.failure import CallErrors  # late: something was raised

            count = f"{len(self._errors)} of {len(self._collection.extensions)} extensions"
            raise CallErrors(f"{count} of {self._collection.namespace!r} raised", self._errors)


def told(collection: Called, extension: Extension[object, object], error: Exception) -> bool:
    """Do at once what the host chose for what an extension raised; false where that is raised in the end."""
    note(error, extension)
    if collection._collected is not None:
        collection._collected.append(error)
        return True
    if collection._propagate:
        raise error
    if collection._propagate is None:
        return False
    from longshore import observer  # late: imports logging
    from longshore.rendering.failures import who  # late: to explain
    from longshore.rendering.safe import traceback_text  # late: to explain

    observer.call_failed(who(extension.candidate), traceback_text(error))
    return True


def note(error: BaseException, extension: Extension[object, object]) -> None:
    """Put the plugin's name on what it raised, once."""
    from longshore.rendering.failures import who  # late: to explain

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
    """Make the remaining calls after one has raised, then do what the host chose.

    Args:
        collection: whose extensions are called.
        calls: what is called for each extension.
        args: with these arguments.
        kwargs: the same, by keyword.
        results: of the calls made so far; grows.
        error: what the call after them raised.
    """
    errors = Errors(collection)
    failed = len(results)
    errors.add(failed, error)
    for place in range(failed + 1, len(calls)):
        try:
            results.append(calls[place](*args, **kwargs))
        except Exception as another:
            errors.add(place, another)
    errors.end()
