"""Where a call of a method begins that is not bound yet, or that plugins wrap."""

from __future__ import annotations

import sys
from collections.abc import Awaitable, Callable
from typing import Concatenate, ParamSpec, TypeGuard, TypeVar

from longshore.managers.calling import Wrappable, bind, given
from longshore.managers.raising import Failed

M = TypeVar("M")
P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


def enter_call(collection: Wrappable, method: Callable[Concatenate[T, P], R], call: object) -> Callable[P, list[R]]:
    """A collection's own ``call`` of one method, with the wrappers around it; the collection keeps it."""
    known: object = collection._wrapped.get(method)
    if _is_kept(known, method):
        return known
    assert _is_call(call, method)
    entered = enter(collection, method, call)
    if method not in collection._bound:
        collection._wrapped[method] = entered
    return entered


def enter_acall(
    collection: Wrappable, method: Callable[Concatenate[T, P], Awaitable[R]], call: object
) -> Callable[P, Awaitable[list[R]]]:
    """A collection's own ``acall`` of one method, with the wrappers around it."""
    assert _is_acall(call, method)
    return aenter(collection, method, call)


def _is_kept(known: object, _: Callable[Concatenate[T, P], R]) -> TypeGuard[Callable[P, list[R]]]:
    return known is not None


def _is_call(
    _call: object, _: Callable[Concatenate[T, P], R]
) -> TypeGuard[Callable[Concatenate[Callable[Concatenate[T, P], R], P], list[R]]]:
    return True  # not every type checker can tell what a generic method is for one method of the API


def _is_acall(
    _call: object, _: Callable[Concatenate[T, P], Awaitable[R]]
) -> TypeGuard[Callable[Concatenate[Callable[Concatenate[T, P], Awaitable[R]], P], Awaitable[list[R]]]]:
    return True


def enter(
    collection: Wrappable,
    method: M,
    call: Callable[Concatenate[M, P], list[R]],
    failed: Failed | None = None,
) -> Callable[P, list[R]]:
    """The call of one method, with the wrappers around it.

    Args:
        collection: whose extensions are called; the method is bound there.
        method: a function of a class of the API.
        call: calls the extensions, when it is given a method that is bound.
        failed: is told what a wrapper has raised; without it that is raised, logged or kept as the host chose.

    Raises:
        TypeError: it is no method of the API or of a base of it.
    """
    if _are_there_wrappers(collection):
        from longshore.managers.layers import around  # late: only where a plugin has wrappers

        return around(collection, method, call, failed)
    collection._bound[method] = bind(collection, method)
    return given(call, method)


def aenter(
    collection: Wrappable,
    method: M,
    call: Callable[Concatenate[M, P], Awaitable[list[R]]],
    failed: Failed | None = None,
) -> Callable[P, Awaitable[list[R]]]:
    """The same for a call that is awaited.

    Args:
        collection: whose extensions are called.
        method: a function of a class of the API.
        call: calls the extensions, when it is given a method that is bound.
        failed: is told what a wrapper has raised.

    Raises:
        TypeError: it is no method of the API or of a base of it.
    """
    if _are_there_wrappers(collection):
        from longshore.managers.layers import aaround  # late: only where a plugin has wrappers

        return aaround(collection, method, call, failed)
    collection._bound[method] = bind(collection, method)
    return given(call, method)


def _are_there_wrappers(collection: Wrappable) -> bool:
    collection._loaded()  # a plugin that loads only now may be the first that has wrappers
    return "longshore.managers.wrapping" in sys.modules  # its decorators alone mark them
