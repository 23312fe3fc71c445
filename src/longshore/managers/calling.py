"""What a collection does around a call: bind a method of the API, go on after an error, await together."""

from __future__ import annotations

import asyncio
import types
import typing
from collections.abc import Awaitable, Callable, Iterator, Sequence
from typing import Concatenate, ParamSpec, TypeVar

from longshore import observer
from longshore.managers.collection import Calls, Collection
from longshore.model.extension import Extension
from longshore.model.failure import CallErrors
from longshore.rendering.failures import who
from longshore.rendering.usage import not_a_method

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


def bind(collection: Calls[T], method: Callable[Concatenate[T, P], R]) -> list[Callable[..., R]]:
    """The method of that name of every object of a collection; they stay bound as long as the collection lives.

    Raises:
        TypeError: it is no method of the API or of a base of it.
    """
    name = _name_in(collection.api, method)
    if not name:
        raise not_a_method(method, collection.api)
    bound: list[Callable[..., R]] = []
    for each in collection.extensions:
        found: object = getattr(each.obj, name)
        if _is_method(found, method):
            bound.append(found)
    collection._bound[method] = bound
    return bound


def _is_method(found: object, _: Callable[Concatenate[T, P], R]) -> typing.TypeGuard[Callable[..., R]]:
    return True  # the check has compared it with the API


def _name_in(api: object, method: object) -> str:
    """The name under which a class of the API has this function, ``""`` for none."""
    for base in _common_bases(api):
        for name, member in vars(base).items():
            if member is method and isinstance(member, types.FunctionType):
                return name
    return ""


def _common_bases(api: object) -> Iterator[type]:
    """The classes whose methods every object of an API has."""
    origin: object = typing.get_origin(api) or api
    if origin is typing.Union or origin is types.UnionType:
        first, *rest = (list(_common_bases(each)) for each in typing.get_args(api))
        yield from (base for base in first if all(base in other for other in rest))
    elif isinstance(origin, type):
        yield from origin.__mro__


def note(error: BaseException, extension: Extension[object]) -> None:
    """Put the plugin's name on what it raised, once."""
    text = f"raised by {who(extension.candidate)}"
    try:
        if text not in getattr(error, "__notes__", ()):
            error.add_note(text)
    except Exception:  # noqa: S110  an exception that can't take a note is raised without one
        pass


def go_on(
    collection: Collection[object],
    propagate: bool | None,
    resume: Callable[[int], R],
    results: list[R],
    error: Exception,
) -> None:
    """Make the remaining calls after one has raised, then raise or log, as the host chose.

    Args:
        collection: whose extensions are called.
        propagate: raise the first at once (``True``), log each (``False``), or raise all together at the end.
        resume: makes the call of the extension with that place.
        results: of the calls made so far; grows.
        error: what the call after them raised.
    """
    errors: list[Exception] = []
    place = len(results)
    extensions = collection.extensions
    while True:
        note(error, extensions[place])
        if propagate:
            raise error
        errors.append(error)
        if propagate is False:
            observer.call_failed(error, who(extensions[place].candidate))
        place += 1
        try:
            while place < len(extensions):
                results.append(resume(place))
                place += 1
            break
        except Exception as another:
            error = another
    if propagate is None:
        raise _together(collection, errors)


def _together(collection: Collection[object], errors: Sequence[Exception]) -> CallErrors:
    return CallErrors(f"{len(errors)} of {len(collection)} extensions of {collection.namespace!r} raised", errors)


async def gather(collection: Calls[object], calls: Sequence[Callable[[], Awaitable[R]]]) -> list[R]:
    """Await the calls of all extensions together; errors as :func:`go_on` has them."""
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
                observer.call_failed(outcome, who(extension.candidate))
        elif isinstance(outcome, BaseException):
            raise outcome
        else:
            results.append(outcome)
    if errors and collection._propagate is None:
        raise _together(collection, errors)
    return results


async def _awaited(call: Callable[[], Awaitable[R]]) -> R:
    return await call()
