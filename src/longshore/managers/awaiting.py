"""Awaits the calls of all extensions of a collection together."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from longshore.managers.raising import Called, Errors, note
from longshore.model.calls import CallOutcome, Raised, Returned

R = TypeVar("R")


async def gather(collection: Called, calls: Sequence[Callable[[], Awaitable[R]]], seconds: float | None) -> list[R]:
    """Await the calls of all extensions together; errors as :class:`longshore.managers.raising.Errors` has them."""
    errors = Errors(collection)
    results: list[R] = []
    at_once = collection._propagate is True and collection._collected is None
    for place, outcome in enumerate(await outcomes_of_calls(collection, calls, seconds, at_once=at_once)):
        if isinstance(outcome, Raised):
            errors.add(place, outcome.error)
        else:
            results.append(outcome.value)
    errors.end()
    return results


async def outcomes_of_calls(
    collection: Called, calls: Sequence[Callable[[], Awaitable[R]]], seconds: float | None, *, at_once: bool = False
) -> list[CallOutcome[R]]:
    """What each call gave, in the order of the extensions. When the caller is cancelled, so are all calls.

    Args:
        collection: whose extensions are called.
        calls: one for each extension.
        seconds: time after which a call that has not ended is cancelled, and has raised ``TimeoutError``.
        at_once: raise what the first call that fails has raised, and cancel the others.
    """
    tasks = [asyncio.ensure_future(_awaited(each, seconds)) for each in calls]
    caller = asyncio.current_task()
    try:
        given = await asyncio.gather(*tasks, return_exceptions=not at_once)
    except BaseException as error:
        by_itself = caller is not None and not caller.cancelling()
        raised = error
        for extension, task in zip(collection.extensions, tasks, strict=True):
            if task.cancelled() and by_itself and raised is error:
                raised = _cancelled(error)
                note(raised, extension)
            elif task.done() and not task.cancelled() and task.exception() is error:
                note(error, extension)
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if raised is not error:
            raise raised from error
        raise
    outcomes: list[CallOutcome[R]] = []
    for extension, each in zip(collection.extensions, given, strict=True):
        what = _cancelled(each) if isinstance(each, asyncio.CancelledError) else each
        if isinstance(what, Exception):
            note(what, extension)
            outcomes.append(Raised(extension.candidate, what))
        elif isinstance(what, BaseException):
            raise what
        else:
            outcomes.append(Returned(extension.candidate, what))
    return outcomes


def _cancelled(error: BaseException) -> RuntimeError:
    """What a plugin has raised whose call ends as cancelled, though its caller is not."""
    raised = RuntimeError("it was cancelled, and not by its caller")
    raised.__cause__ = error
    return raised


async def _awaited(call: Callable[[], Awaitable[R]], seconds: float | None) -> R:
    limit = asyncio.timeout(seconds)
    try:
        async with limit:
            return await call()
    except TimeoutError as error:
        if limit.expired() and not error.args:
            raise TimeoutError(f"it took longer than {seconds} seconds") from error
        raise
