"""The signatures of classes: their constructors ("Constructors")."""

from __future__ import annotations

import types
from enum import EnumType
from types import FunctionType
from typing import Any

from longshore.conformance import mro_of
from longshore.conformance.forms.generics import parameters_of
from longshore.conformance.forms.keys import keys_of
from longshore.conformance.forms.kinds import is_typed_dict
from longshore.conformance.forms.static import dict_of_class, first, location_of
from longshore.conformance.signatures import UNTOLD, Parameter, Signature
from longshore.conformance.signatures.functions import of_python

_ENUM_CALL: object = EnumType.__dict__["__call__"]
_TYPE_CALL: object = type.__dict__["__call__"]


def of_class(cls: type) -> tuple[Signature, ...]:
    """The signatures of a class's constructor, whose result is the class ("Constructors")."""
    call, _ = first(mro_of(type(cls)), "__call__")
    if call is _ENUM_CALL:
        return (Signature((Parameter("value", "positional", False, Any),), cls, location=location_of(cls)),)
    if is_typed_dict(cls):
        keys = tuple(Parameter(n, "keyword-only", not key.required, key.form) for n, key in keys_of(cls).items())
        return (Signature(keys, cls, location=location_of(cls)),)
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
    if not found:  # of C code, which does not tell its parameters
        return (Signature(UNTOLD[0].parameters, form_of(cls), location=location_of(cls)).of_c_code(),)
    return tuple(each.bound_to(cls).returning(form_of(cls)) for each in found)


def form_of(cls: type) -> object:
    """A class with its own type parameters as its arguments: what ``self`` is inside it."""
    parameters = parameters_of(cls)
    return types.GenericAlias(cls, parameters) if parameters else cls


def _is_protocols_own(base: type) -> bool:
    """Whether a base is a Protocol whose ``__init__`` typing has put there to forbid instances."""
    init = dict_of_class(base).get("__init__")
    return type(init) is FunctionType and init.__module__ == "typing"
