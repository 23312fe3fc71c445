"""What calling a class or function gives to type checkers, by what they declare: nothing is called."""

from __future__ import annotations

import types
import typing
from types import FunctionType

from longshore._compat import own_annotations
from longshore.conformance import mro_of
from longshore.conformance.forms.annotations import MISSING, bare, resolve, type_parameters
from longshore.conformance.forms.static import dict_of_class, first, inherits, is_of_the_library, is_really
from longshore.conformance.source.codes import is_of_stubs
from longshore.conformance.source.trees import statement_of
from longshore.conformance.source.unions import UNKNOWN, has_variables

_TYPE_CALL: object = type.__dict__["__call__"]
_SPECIAL: tuple[type, ...] = (type, super, property, classmethod, staticmethod)
_NOT_PLAIN = 0x20 | 0x80 | 0x200  # the code flags of generators and of async def


def made_by(thing: object, *, untyped: object) -> object:
    """The type of a call's result.

    Args:
        thing: what is called.
        untyped: what a function without a return annotation gives.
    """
    if is_really(thing, type):
        return thing if _is_ordinary(thing) else UNKNOWN
    if type(thing) is typing.NewType:
        return thing
    return _returned(thing, untyped) if type(thing) is FunctionType else UNKNOWN


def _is_ordinary(cls: type) -> bool:
    """Whether calling a class makes an object of it: neither its metaclass nor its ``__new__`` has ideas of its own."""
    if any(cls is each for each in _SPECIAL) or dict_of_class(cls).get("__module__") == "typing":
        return False
    if first(mro_of(type(cls)), "__call__")[0] is not _TYPE_CALL:
        return False
    new, owner = first(mro_of(cls), "__new__")
    named_tuple = inherits(owner, tuple) and "_fields" in dict_of_class(owner)
    return named_tuple or is_of_the_library(owner) or type(new) is types.BuiltinFunctionType


def _returned(function: FunctionType, untyped: object) -> object:
    """What a plain function of a module declares to return, if no decorator may have changed that."""
    code = function.__code__
    if (
        is_of_stubs(function)
        or code.co_flags & _NOT_PLAIN
        or code.co_qualname != code.co_name
        or "__wrapped__" in function.__dict__
    ):
        return UNKNOWN
    statement = statement_of(code, function.__globals__)
    if statement is None or statement.decorator_list or typing.get_overloads(function):
        return UNKNOWN
    raw = own_annotations(function).get("return", MISSING)
    form = bare(resolve(raw, function.__globals__, type_parameters(function)))
    if form is MISSING:
        return untyped
    never = form is typing.NoReturn or form is typing.Never
    return UNKNOWN if never or has_variables(form, ()) else form
