"""Binds a method of the API to the objects of a collection, when it is first called."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Concatenate, ParamSpec, Protocol, TypeVar

from longshore.managers.raising import Called
from longshore.model.extension import Extension

M = TypeVar("M")
P = ParamSpec("P")
R = TypeVar("R")


class Loading(Protocol):
    """A collection whose extensions may load when they are first asked for."""

    def _loaded(self) -> Sequence[Extension[object, object]]: ...


class Wrappable(Called, Protocol):
    """What is asked of a collection here."""

    _bound: dict[object, object]
    _wrapped: dict[object, object]

    @property
    def api(self) -> object:
        """What the objects of the extensions keep."""
        ...

    @property
    def _wrapping(self) -> Loading | None: ...

    def _loaded(self) -> Sequence[Extension[object, object]]: ...


def bind(collection: Wrappable, method: object) -> list[object]:
    """The method of that name of every extension's object, in order.

    Args:
        collection: whose extensions.
        method: a function of a class of the API.

    Raises:
        TypeError: it is no method of the API or of a base of it.
    """
    name = name_in(collection.api, method)
    if not name:
        from longshore.rendering.usage import not_a_method  # late: to explain

        raise not_a_method(method, collection.api)
    bound: list[object] = []
    for each in collection._loaded():
        found: object = getattr(each.obj, name)  # the check has compared it with the API
        bound.append(found)
    return bound


def given(call: Callable[Concatenate[M, P], R], method: M) -> Callable[P, R]:
    """A call of this method, which takes the other arguments."""

    def called(*args: P.args, **kwargs: P.kwargs) -> R:
        return call(method, *args, **kwargs)

    return called


def name_in(api: object, method: object) -> str:
    """The name under which a class of the API has this function, ``""`` for none."""
    for base in _common_bases(api):
        for name, member in vars(base).items():
            if member is method and isinstance(member, types.FunctionType):
                return name
    return ""


def is_named_in(api: object, method: object) -> bool:
    """Whether a class of the API has a member of this function's qualified name, whatever that is."""
    wanted: object = getattr(method, "__qualname__", "")
    return any(f"{base.__qualname__}.{name}" == wanted for base in _common_bases(api) for name in vars(base))


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
