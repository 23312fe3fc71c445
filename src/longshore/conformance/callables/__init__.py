"""The signatures of whatever can be called: functions, methods, classes, objects, overloads, C functions."""

from __future__ import annotations

import functools
import types
from collections.abc import Iterable, Iterator
from types import FunctionType, MethodType

from longshore.conformance import dict_of, mro_of
from longshore.conformance.callables.classes import of_class
from longshore.conformance.callables.wrappers import LRU_CACHE, covered_by, is_covered, of_c_code, of_cache, of_partial
from longshore.conformance.forms.static import first, is_really
from longshore.conformance.relation import Judge
from longshore.conformance.signatures import ANYTHING, UNTOLD, Functions, Signature
from longshore.conformance.signatures.functions import of_python, owner_of

_BUILTIN: tuple[type, ...] = (
    types.BuiltinFunctionType,
    types.MethodDescriptorType,
    types.WrapperDescriptorType,
    types.MethodWrapperType,
)


def of_callable(thing: object, judge: Judge, owner: type | None = None, name: str = "") -> tuple[Signature, ...]:
    """The signatures of anything that can be called: one, or its overloads; none where it does not tell.

    Args:
        thing: what can be called.
        judge: who is asked what a decorator makes of a function.
        owner: the class it is defined in.
        name: its name there.
    """
    if is_really(thing, FunctionType):
        return _of_function(thing, judge, owner, name)
    if is_really(thing, MethodType):
        self: object = thing.__self__
        bound_to = self if is_really(self, type) else type(self)
        function: object = thing.__func__
        place = next(_places(function, mro_of(bound_to)), (bound_to, ""))
        return tuple(each.bound_to(bound_to) for each in of_callable(function, judge, *place))
    if is_really(thing, type):
        return of_class(thing)
    if any(type(thing) is each for each in _BUILTIN):
        return of_c_code(thing)
    if is_really(thing, functools.partial):
        return tuple(of_partial(each, thing) for each in of_callable(thing.func, judge))
    if is_really(thing, functools.partialmethod):
        return tuple(each.taking(ANYTHING) for each in of_callable(thing.func, judge, owner))
    if type(thing) is LRU_CACHE:
        return _of_cache(thing, judge, owner, name)
    call, call_owner = first(mro_of(type(thing)), "__call__")
    if type(call) is FunctionType:
        signatures = _of_function(call, judge, call_owner, "__call__")
        return tuple(each.bound_to(type(thing)) for each in signatures)
    return ()


def _places(function: object, classes: Iterable[type]) -> Iterator[tuple[type, str]]:
    """Where a function stands in some classes: the class, and its name there."""
    for cls in classes:
        for name, value in dict_of(cls).items():
            inner = value.__func__ if is_really(value, classmethod) or is_really(value, staticmethod) else value
            if inner is function:
                yield cls, name


def _of_cache(thing: object, judge: Judge, owner: type | None, name: str) -> tuple[Signature, ...]:
    """The signatures of a cached function, whose other decorators stand below the cache's own."""
    covered = covered_by(thing)
    if not is_really(covered, FunctionType) or not is_covered(covered):
        return of_cache(of_callable(covered, judge, owner, name))
    from longshore.conformance.callables.decorated import as_declared  # late: imports ast

    names = [each for each, value in covered.__globals__.items() if value is thing] if owner is None else [name]
    declared = as_declared(covered, names[0], owner, judge) if names else None
    return declared.form.signatures if declared and is_really(declared.form, Functions) else UNTOLD


def _of_function(function: FunctionType, judge: Judge, owner: type | None, name: str) -> tuple[Signature, ...]:
    """The signatures of a Python function, as its decorators declare it where one has covered it."""
    if not is_covered(function):
        found = of_python(function, owner, name)
        return found if owner is not None else tuple(each.of_method(owner_of(function)) for each in found)
    from longshore.conformance.callables.decorated import as_declared  # late: imports ast

    if owner is None:
        classes = [each for each in function.__globals__.values() if is_really(each, type)]
        owner, name = next(_places(function, classes), (None, name))
    declared = as_declared(function, name, owner, judge)
    if declared is None:
        return tuple(each.inexact() for each in of_python(function, owner, name))
    if not is_really(declared.form, Functions):
        return UNTOLD
    return tuple(each.hidden_by(declared.hidden) for each in declared.form.signatures)
