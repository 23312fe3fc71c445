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
    try:
        given = await asyncio.gather(*tasks, return_exceptions=not at_once)
    except BaseException as error:
        for extension, task in zip(collection.extensions, tasks, strict=True):
            if task.done() and not task.cancelled() and task.exception() is error:
                note(error, extension)
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
    outcomes: list[CallOutcome[R]] = []
    for extension, each in zip(collection.extensions, given, strict=True):
        if isinstance(each, Exception):
            note(each, extension)
            outcomes.append(Raised(extension.candidate, each))
        elif isinstance(each, BaseException):
            raise each
        else:
            outcomes.append(Returned(extension.candidate, each))
    return outcomes


async def _awaited(call: Callable[[], Awaitable[R]], seconds: float | None) -> R:
    try:
        async with asyncio.timeout(seconds):
            return await call()
    except asyncio.CancelledError as error:
        task = asyncio.current_task()
        if task is None or task.cancelling():
            raise  # the caller is cancelled
        raise RuntimeError("it was cancelled, and not by its caller") from error
