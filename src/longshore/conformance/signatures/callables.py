"""The signatures of whatever can be called: functions, methods, classes, objects, overloads, C functions."""

from __future__ import annotations

import functools
import types
import typing
from collections.abc import Callable, Hashable
from enum import EnumType
from types import FunctionType, MethodType, SimpleNamespace
from typing import Any

from longshore.conformance import mro_of
from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.generics import parameters_of
from longshore.conformance.forms.static import dict_of_class, first, is_really, location_of
from longshore.conformance.signatures import ANYTHING, Kind, Parameter, Signature, of_function

_BUILTIN: tuple[type, ...] = (
    types.BuiltinFunctionType,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.MethodWrapperType,
)
_KINDS: tuple[Kind, ...] = ("positional-only", "positional", "var-positional", "keyword-only", "var-keyword")
_ENUM_CALL: object = EnumType.__dict__["__call__"]
_TYPE_CALL: object = type.__dict__["__call__"]


def of_callable(thing: object, owner: type | None = None) -> tuple[Signature, ...]:
    """The signatures of anything that can be called: one, or its overloads; none where it does not tell."""
    if is_really(thing, FunctionType):
        return of_python(thing, owner)
    if is_really(thing, MethodType):
        self: object = thing.__self__
        bound_to = self if is_really(self, type) else type(self)
        return tuple(each.bound_to(bound_to) for each in of_callable(thing.__func__, bound_to))
    if is_really(thing, type):
        return of_class(thing)
    if any(type(thing) is each for each in _BUILTIN):
        return _of_builtin(thing)
    if is_really(thing, functools.partial):
        return tuple(_partial(each, thing) for each in of_callable(thing.func))
    if is_really(thing, functools.partialmethod):
        return tuple(each.taking(ANYTHING) for each in of_callable(thing.func, owner))
    if type(thing) is _LRU_CACHE:
        hashable = tuple(Parameter(each.name, each.kind, True, Hashable) for each in ANYTHING)
        return tuple(each.taking(hashable) for each in of_callable(_covered(thing), owner))
    call, call_owner = first(mro_of(type(thing)), "__call__")
    if type(call) is FunctionType:
        return tuple(each.bound_to(type(thing)) for each in of_python(call, call_owner))
    return ()


def of_python(function: FunctionType, owner: type | None, name: str = "") -> tuple[Signature, ...]:
    """The signature of a Python function, or those of its overloads ("Overloads").

    Args:
        function: the function.
        owner: the class it is defined in.
        name: in a Protocol, the member's name: its last overload is a stand-in of typing's that has lost its own.
    """
    overloads: list[object] = list(typing.get_overloads(function))
    if function.__module__ == "typing" and function.__name__ == "_overload_dummy" and owner is not None:
        place = f"{type.__dict__['__qualname__'].__get__(owner)}.{name}"
        stand_in = SimpleNamespace(__module__=dict_of_class(owner).get("__module__"), __qualname__=place)
        overloads = list(typing.get_overloads(_named(stand_in)))
    found = tuple(of_function(each, owner) for each in overloads if type(each) is FunctionType)
    return found or (of_function(function, owner),)


def _named(thing: object) -> Callable[..., object]:
    """Something with a name that overloads are looked up by."""

    def named() -> None: ...

    named.__module__ = str(getattr(thing, "__module__", ""))
    named.__qualname__ = str(getattr(thing, "__qualname__", ""))
    return named


def of_class(cls: type) -> tuple[Signature, ...]:
    """The signatures of a class's constructor, whose result is the class ("Constructors")."""
    call, _ = first(mro_of(type(cls)), "__call__")
    if call is _ENUM_CALL:
        return (Signature((Parameter("value", "positional", False, Any),), cls, location=location_of(cls)),)
    if call is not _TYPE_CALL:
        return ()
    mro = mro_of(cls)
    new, new_owner = first(mro, "__new__")
    init, init_owner = first([base for base in mro if not _is_protocols_own(base)], "__init__")
    found: tuple[Signature, ...] = ()
    made = new.__func__ if type(new) is staticmethod else new
    sooner = next(base for base in mro if base is new_owner or base is init_owner)
    if type(made) is FunctionType and sooner is not init_owner:
        found = of_python(made, new_owner)
    elif type(init) is FunctionType:
        found = of_python(init, init_owner)
    elif init_owner is object and new_owner is object:
        return (Signature((), form_of(cls), location=location_of(cls)),)
    return tuple(each.bound_to(cls).returning(form_of(cls)) for each in found)


_LRU_CACHE: type = type(functools.lru_cache(maxsize=1)(lambda: None))


def _covered(thing: object) -> object:
    """The function that a cache is put around."""
    own: object = getattr(thing, "__dict__", None)  # of C code: nothing of the plugin is asked
    return own.get("__wrapped__") if isinstance(own, dict) else None


def _partial(signature: Signature, given: functools.partial[object]) -> Signature:
    """What is left of a signature, which pyright knows; mypy only knows what it returns."""
    left = list(signature.parameters)
    for _ in given.args:
        if left and left[0].kind in {"positional-only", "positional"}:
            del left[0]
    named: list[Parameter] = []
    for each in left:
        optional = each.optional or each.name in given.keywords
        behind = each.kind == "positional" and any(before.name in given.keywords for before in left[: left.index(each)])
        by_name = behind or (each.kind == "positional" and each.name in given.keywords)
        named.append(Parameter(each.name, "keyword-only" if by_name else each.kind, optional, each.annotation))
    return signature.taking(tuple(named), loose=True)


def form_of(cls: type) -> object:
    """A class with its own type parameters as its arguments: what ``self`` is inside it."""
    parameters = parameters_of(cls)
    return types.GenericAlias(cls, parameters) if parameters else cls


def _is_protocols_own(base: type) -> bool:
    """Whether a base is a Protocol whose ``__init__`` typing has put there to forbid instances."""
    init = dict_of_class(base).get("__init__")
    return type(init) is FunctionType and init.__module__ == "typing"


def _of_builtin(thing: object) -> tuple[Signature, ...]:
    import inspect  # late: only C functions need it

    try:
        found = inspect.signature(thing) if callable(thing) else None
    except Exception:
        found = None
    if found is None:
        return ()
    parameters = tuple(
        Parameter(each.name, _KINDS[each.kind], each.default is not each.empty, MISSING)
        for each in found.parameters.values()
    )
    return (Signature(parameters, MISSING, exact=False),)
