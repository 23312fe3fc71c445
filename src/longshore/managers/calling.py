"""Binds a method of the API to the objects of a collection, when it is first called."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Concatenate, ParamSpec, TypeVar

from longshore.model.extension import Extension

P = ParamSpec("P")
R = TypeVar("R")
T = TypeVar("T")


def bind(api: object, objects: Iterable[object], method: Callable[Concatenate[T, P], R]) -> list[Callable[..., R]]:
    """The method of that name of every object.

    Args:
        api: what the objects keep.
        objects: in order.
        method: a function of a class of the API.

    Raises:
        TypeError: it is no method of the API or of a base of it.
    """
    name = _name_in(api, method)
    if not name:
        from longshore.rendering.usage import not_a_method  # late: to explain

        raise not_a_method(method, api)
    bound: list[Callable[..., R]] = []
    for each in objects:
        found: object = getattr(each, name)
        assert _is_method(found, method)
        bound.append(found)
    return bound


def _is_method(_found: object, _: Callable[Concatenate[T, P], R]) -> typing.TypeGuard[Callable[..., R]]:
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


def call_by_name(
    each: Extension[object, object], name: str, args: tuple[object, ...], kwargs: Mapping[str, object]
) -> object:
    """Call a method of an extension's object."""
    method: object = getattr(each.obj, name)
    if not callable(method):
        raise TypeError(f"{name!r} of {each!r} is not callable")
    result: object = method(*args, **kwargs)
    return result
