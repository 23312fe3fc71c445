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
    for place, outcome in enumerate(await outcomes_of_calls(collection, calls, seconds)):
        if isinstance(outcome, Raised):
            errors.add(place, outcome.error)
        else:
            results.append(outcome.value)
    errors.end()
    return results


async def outcomes_of_calls(
    collection: Called, calls: Sequence[Callable[[], Awaitable[R]]], seconds: float | None
) -> list[CallOutcome[R]]:
    """What each call gave, in the order of the extensions. When the caller is cancelled, so are all calls.

    Args:
        collection: whose extensions are called.
        calls: one for each extension.
        seconds: time after which a call that has not ended is cancelled, and has raised ``TimeoutError``.
    """
    given = await asyncio.gather(*(_awaited(each, seconds) for each in calls), return_exceptions=True)
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
    async with asyncio.timeout(seconds):
        return await call()
