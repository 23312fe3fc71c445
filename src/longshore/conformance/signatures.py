"""Signatures as values, read from a callable without calling it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from types import FunctionType, MethodType
from typing import Literal, get_args, get_origin

from longshore.conformance import mro_of
from longshore.conformance.annotations import MISSING, own_annotations, resolve
from longshore.conformance.static import dict_of_class, first, location_of
from longshore.model import Noun
from longshore.model.extension import Location

Kind = Literal["positional-only", "positional", "var-positional", "keyword-only", "var-keyword"]
_COROUTINE, _GENERATOR, _ASYNC_GENERATOR = 0x80, 0x20, 0x200


class Parameter(Noun):
    """One parameter; ``annotation`` is resolved, :data:`MISSING` where there is none."""

    __slots__ = ("name", "kind", "optional", "annotation")

    def __init__(self, name: str, kind: Kind, optional: bool, annotation: object) -> None:
        self.name = name
        self.kind: Kind = kind
        self.optional = optional
        self.annotation = annotation


class Signature(Noun):
    """What calling an object takes and gives.

    Attributes:
        parameters: in order.
        returns: the resolved return annotation; the class for a constructor.
        flow: a plain call, a coroutine, a generator or an asynchronous generator.
        location: where it is written.
        exact: the types are those of the object; false where a decorator may have changed them.
    """

    __slots__ = ("parameters", "returns", "flow", "location", "exact")

    def __init__(
        self,
        parameters: tuple[Parameter, ...],
        returns: object,
        flow: Literal["plain", "coroutine", "generator", "async-generator"] = "plain",
        location: Location | None = None,
        exact: bool = True,
    ) -> None:
        self.parameters = parameters
        self.returns = returns
        self.flow: Literal["plain", "coroutine", "generator", "async-generator"] = flow
        self.location = location
        self.exact = exact

    def without_first(self) -> Signature:
        """The signature with its first argument given: what binding a method does."""
        rest = self.parameters
        if rest and rest[0].kind in {"positional-only", "positional"}:
            rest = rest[1:]
        return Signature(rest, self.returns, self.flow, self.location, self.exact)

    def returning(self, result: object) -> Signature:
        """The same call with another result."""
        return Signature(self.parameters, result, "plain", self.location, self.exact)


ANYTHING = (Parameter("args", "var-positional", True, MISSING), Parameter("kwargs", "var-keyword", True, MISSING))


def of_function(function: FunctionType, owner: type | None) -> Signature:
    """The signature of a Python function, from its code object.

    Args:
        function: the function; what a decorator that used ``functools.wraps`` covers is looked at instead of it.
        owner: the class it is defined in, in whose namespace its annotations are looked up first.
    """
    exact = True
    inner: object = function
    for _ in range(20):
        wrapped = vars(inner).get("__wrapped__") if isinstance(inner, FunctionType) else None
        if not isinstance(wrapped, FunctionType):
            break
        inner, exact = wrapped, False
    if not isinstance(inner, FunctionType):
        return Signature(ANYTHING, MISSING, exact=False)
    code = inner.__code__
    flags = code.co_flags
    local = dict_of_class(owner) if owner is not None else {}
    raw = own_annotations(inner)

    def annotation(name: str) -> object:
        return resolve(raw.get(name, MISSING), inner.__globals__, local)

    flow: Literal["plain", "coroutine", "generator", "async-generator"] = "plain"
    if flags & _COROUTINE:
        flow = "coroutine"
    elif flags & (_GENERATOR | _ASYNC_GENERATOR):
        flow = "generator" if flags & _GENERATOR else "async-generator"
    parameters = tuple(Parameter(name, kind, optional, annotation(name)) for name, kind, optional in _kinds(inner))
    return Signature(parameters, annotation("return"), flow, location_of(inner), exact)


def _kinds(function: FunctionType) -> list[tuple[str, Kind, bool]]:
    code = function.__code__
    count, only, names = code.co_argcount, code.co_posonlyargcount, code.co_varnames
    first_optional = count - len(function.__defaults__ or ())
    found: list[tuple[str, Kind, bool]] = []
    for index, name in enumerate(names[:count]):
        private = name.startswith("__") and not name.endswith("__")  # the old spelling of positional-only
        kind: Kind = "positional-only" if index < only or private else "positional"
        found.append((name, kind, index >= first_optional))
    place = count + code.co_kwonlyargcount
    if code.co_flags & 0x04:
        found.append((names[place], "var-positional", True))
        place += 1
    keywords = function.__kwdefaults__ or {}
    for name in names[count : count + code.co_kwonlyargcount]:
        found.append((name, "keyword-only", name in keywords))
    if code.co_flags & 0x08:
        found.append((names[place], "var-keyword", True))
    return found


def of_callable(thing: object, owner: type | None = None) -> Signature | None:
    """The signature of anything that can be called, ``None`` where it does not tell."""
    if isinstance(thing, FunctionType):
        return of_function(thing, owner)
    if isinstance(thing, MethodType):
        inner = of_callable(thing.__func__, type(thing.__self__))
        return inner.without_first() if inner is not None else None
    if isinstance(thing, type):
        return of_class(thing)
    if type(thing) in {functools.partial, functools.partialmethod}:
        return None
    call, call_owner = first(mro_of(type(thing)), "__call__")
    if isinstance(call, FunctionType):
        return of_function(call, call_owner).without_first()
    return _of_builtin(thing)


def of_class(cls: type) -> Signature | None:
    """The signature of a class's constructor, whose result is the class."""
    if type(cls).__call__ is not type.__call__:
        return None
    mro = mro_of(cls)
    new, new_owner = first(mro, "__new__")
    init, init_owner = first([base for base in mro if not _is_protocols_own(base)], "__init__")
    if isinstance(new, staticmethod) and isinstance(new.__func__, FunctionType) and new_owner is not object:
        if init_owner is object or mro.index(new_owner) < mro.index(init_owner):
            return of_function(new.__func__, new_owner).without_first().returning(cls)
    if isinstance(init, FunctionType):
        return of_function(init, init_owner).without_first().returning(cls)
    if init_owner is object and new_owner is object:
        return Signature((), cls, location=location_of(cls))
    return None


def _is_protocols_own(base: type) -> bool:
    """Whether a base is a Protocol whose ``__init__`` typing has put there to forbid instances."""
    init: object = dict_of_class(base).get("__init__")
    return isinstance(init, FunctionType) and init.__module__ == "typing"


def _of_builtin(thing: object) -> Signature | None:
    import inspect  # late: only C functions need it

    try:
        found = inspect.signature(thing) if callable(thing) else None
    except Exception:
        found = None
    if found is None:
        return None
    kinds: dict[int, Kind] = dict(
        enumerate(("positional-only", "positional", "var-positional", "keyword-only", "var-keyword"))
    )
    parameters = tuple(
        Parameter(each.name, kinds[each.kind], each.default is not each.empty, MISSING)
        for each in found.parameters.values()
    )
    return Signature(parameters, MISSING, exact=False)


def of_form(form: object) -> Signature | None:
    """The signature that a ``Callable[...]`` form asks for, ``None`` where it is no such form or leaves it open."""
    if get_origin(form) is not Callable:
        return None
    arguments, result = get_args(form) or (..., MISSING)
    if arguments is ...:
        return Signature(ANYTHING, result)
    if not isinstance(arguments, list):  # a ParamSpec, a Concatenate
        return Signature(ANYTHING, result, exact=False)
    parameters = tuple(Parameter(f"#{n}", "positional-only", False, each) for n, each in enumerate(arguments, 1))
    return Signature(parameters, result)
