"""Awaits the calls of all extensions of a collection together."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

from longshore import observer
from longshore.managers.raising import Called, note, together
from longshore.rendering.failures import who
from longshore.rendering.safe import traceback_text

R = TypeVar("R")


async def gather(collection: Called, calls: Sequence[Callable[[], Awaitable[R]]]) -> list[R]:
    """Await the calls of all extensions together; errors as :func:`longshore.managers.raising.go_on` has them."""
    outcomes = await asyncio.gather(*(_awaited(each) for each in calls), return_exceptions=True)
    results: list[R] = []
    errors: list[Exception] = []
    for extension, outcome in zip(collection.extensions, outcomes, strict=True):
        if isinstance(outcome, Exception):
            note(outcome, extension)
            if collection._propagate:
                raise outcome
            errors.append(outcome)
            if collection._propagate is False:
                observer.call_failed(who(extension.candidate), traceback_text(outcome))
        elif isinstance(outcome, BaseException):
            raise outcome
        else:
            results.append(outcome)
    if errors and collection._propagate is None:
        raise together(collection, errors)
    return results


async def _awaited(call: Callable[[], Awaitable[R]]) -> R:
    return await call()
