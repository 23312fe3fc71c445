"""The wrappers that a collection's plugins have, and calls inside them."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Iterator, Mapping
from functools import partial
from typing import Concatenate, ParamSpec, TypeGuard, TypeVar

from longshore.conformance.forms.static import location_of
from longshore.managers.calling import Wrappable, bind, given, is_named_in, name_in
from longshore.managers.raising import Failed, told
from longshore.managers.wrapping import Mark, Marker, marks_of
from longshore.model import Noun
from longshore.model.extension import Extension

M = TypeVar("M")
P = ParamSpec("P")
R = TypeVar("R")


class Layer(Noun):
    """A wrapper of a plugin's, bound to its object.

    Attributes:
        extension: the plugin.
        name: the wrapper's name.
        function: the wrapper.
        awaited: it wraps calls that are awaited.
    """

    __slots__ = ("extension", "name", "function", "awaited")

    def __init__(self, extension: Extension[object, object], name: str, function: object, awaited: bool) -> None:
        self.extension = extension
        self.name = name
        self.function = function
        self.awaited = awaited


class Wrapped:
    """A method that plugins wrap. In a collection it is the key under which the method is bound, as called inside.

    Attributes:
        method: the method.
        layers: the wrappers, the innermost first.
    """

    __slots__ = ("method", "layers")

    def __init__(self, method: object, layers: list[Layer]) -> None:
        self.method = method
        self.layers = layers


def around(
    collection: Wrappable,
    method: M,
    call: Callable[Concatenate[M, P], list[R]],
    failed: Failed | None,
) -> Callable[P, list[R]]:
    """The call of a method inside its wrappers; :mod:`longshore.managers.entering` says what the arguments are."""
    inside, layers = _layers_of(collection, method)
    made = given(call, inside)
    for each in layers:
        if not each.awaited:
            made = _inside(each, made, failed or partial(_failed, collection))
    return made


def aaround(
    collection: Wrappable,
    method: M,
    call: Callable[Concatenate[M, P], Awaitable[list[R]]],
    failed: Failed | None,
) -> Callable[P, Awaitable[list[R]]]:
    """The same for a call that is awaited."""
    inside, layers = _layers_of(collection, method)
    made = given(call, inside)
    for each in layers:
        if each.awaited:
            made = _ainside(each, made, failed or partial(_failed, collection))
    return made


def _inside(layer: Layer, inner: Callable[P, list[R]], failed: Failed) -> Callable[P, list[R]]:
    function = _wrapping(layer.function, inner)

    def outer(*args: P.args, **kwargs: P.kwargs) -> list[R]:
        given: list[R] = []
        passing: list[Exception] = []  # what was raised inside is not the wrapper's

        def call(*args: P.args, **kwargs: P.kwargs) -> list[R]:
            nonlocal given
            try:
                given = inner(*args, **kwargs)
            except Exception as error:
                passing.append(error)
                raise
            return given

        try:
            return _results(layer, function(call, *args, **kwargs), given)
        except Exception as error:
            if any(each is error for each in passing):
                raise
            failed(layer.extension, error)
            return given
        finally:
            passing.clear()  # an error's frames hold this list

    return outer


def _ainside(layer: Layer, inner: Callable[P, Awaitable[list[R]]], failed: Failed) -> Callable[P, Awaitable[list[R]]]:
    function = _awrapping(layer.function, inner)

    async def outer(*args: P.args, **kwargs: P.kwargs) -> list[R]:
        given: list[R] = []
        passing: list[Exception] = []

        async def call(*args: P.args, **kwargs: P.kwargs) -> list[R]:
            nonlocal given
            try:
                given = await inner(*args, **kwargs)
            except Exception as error:
                passing.append(error)
                raise
            return given

        try:
            return _results(layer, await function(call, *args, **kwargs), given)
        except Exception as error:
            if any(each is error for each in passing):
                raise
            failed(layer.extension, error)
            return given
        finally:
            passing.clear()

    return outer


def _wrapping(function: object, inner: Callable[P, list[R]]) -> Callable[Concatenate[Callable[P, list[R]], P], object]:
    assert _wraps(function, inner)
    return function


def _awrapping(
    function: object, inner: Callable[P, Awaitable[list[R]]]
) -> Callable[Concatenate[Callable[P, Awaitable[list[R]]], P], Awaitable[object]]:
    assert _awraps(function, inner)
    return function


def _wraps(
    _function: object, _: Callable[P, list[R]]
) -> TypeGuard[Callable[Concatenate[Callable[P, list[R]], P], object]]:
    return True  # type checkers hold a wrapper to it, where it is marked


def _awraps(
    _function: object, _: Callable[P, Awaitable[list[R]]]
) -> TypeGuard[Callable[Concatenate[Callable[P, Awaitable[list[R]]], P], Awaitable[object]]]:
    return True


def _results(layer: Layer, given: object, like: list[R]) -> list[R]:
    if _is_list(given, like):
        return given
    from longshore.rendering.usage import no_results  # late: to explain

    raise no_results(_described(layer), given)


def _is_list(given: object, _: list[R]) -> TypeGuard[list[R]]:
    return isinstance(given, list)


def _failed(collection: Wrappable, extension: Extension[object, object], error: Exception) -> None:
    if not told(collection, extension, error):
        raise error


def _layers_of(collection: Wrappable, method: M) -> tuple[M, list[Layer]]:
    """The wrappers of a method, the innermost first, and what stands for the method inside them."""
    if isinstance(method, Wrapped):  # the collection has forgotten what it knew, during the call of a wrapper
        collection._bound[method] = bind(collection, method.method)
        return method, []
    place = ("wrapped", method)
    wrapped: object = collection._bound.get(place)
    if not isinstance(wrapped, Wrapped):
        bound = bind(collection, method)
        wrapped = Wrapped(method, list(_found(collection, name_in(collection.api, method)))[::-1])
        if not wrapped.layers:
            collection._bound[method] = bound
            return method, wrapped.layers
        collection._bound[wrapped] = bound  # before other threads can see that the method is wrapped
        collection._bound[place] = wrapped
    key: object = wrapped
    assert _stands_for(key, method)
    return key, wrapped.layers


def _stands_for(_key: object, _: M) -> TypeGuard[M]:
    return True  # it is looked up as the method is, and found to be bound


def _found(collection: Wrappable, name: str) -> Iterator[Layer]:
    """The wrappers of the method of this name, the outermost first."""
    api = collection.api
    for extension in (collection._wrapping or collection)._loaded():
        thing: object = extension.obj
        members = {id(member): (name, member) for name, member in reversed(_members_of(thing).items())}
        for attribute, member in reversed(members.values()):  # one that has several names is one wrapper
            if isinstance(member, Marker):
                _tell_bare(Layer(extension, attribute, member.mark.method, member.mark.awaited), member.mark)
            for mark in marks_of(member):
                wrapped = name_in(api, mark.method)
                function: object = getattr(thing, attribute)
                layer = Layer(extension, attribute, function, mark.awaited)
                if wrapped == name:
                    yield layer
                elif not wrapped and is_named_in(api, mark.method):
                    _tell_other(layer, mark, api)


def _members_of(thing: object) -> dict[str, object]:
    """What an object, class or module has under each name, by order of definition; nothing of it is run."""
    spaces = thing.__mro__ if isinstance(thing, type) else (thing, *type(thing).__mro__)
    members: dict[str, object] = {}
    for each in spaces:
        try:
            space: object = object.__getattribute__(each, "__dict__")
        except AttributeError:  # an object that has slots only
            continue
        if isinstance(space, Mapping):
            for name, member in dict(space).items():
                members.setdefault(name, member)
    return members


def _described(layer: Layer) -> str:
    """A wrapper, by its name, place and plugin."""
    from longshore.rendering.failures import who  # late: to explain

    place = location_of(layer.function)
    return f"the wrapper {layer.name!r}{f' ({place})' if place else ''} of {who(layer.extension.candidate)}"


def _tell_bare(layer: Layer, mark: Mark) -> None:
    """``@wrapper`` without a method takes the wrapper itself for the method; what it gives then wraps nothing."""
    if getattr(mark.method, "__name__", "") == layer.name:
        from longshore import observer  # late: imports logging
        from longshore.rendering.usage import bare_wrapper  # late: to explain

        observer.once(bare_wrapper(_described(layer)))


def _tell_other(layer: Layer, mark: Mark, api: object) -> None:
    """Its module may be there twice, as ``__main__`` and under its name."""
    from longshore import observer  # late: imports logging
    from longshore.rendering.usage import other_method  # late: to explain

    observer.once(other_method(_described(layer), mark.method, api))
