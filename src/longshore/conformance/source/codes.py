"""The functions of a class, as far as its objects tell them, and the names in their code."""

from __future__ import annotations

import functools
import sys
import types
import typing
from abc import ABC
from collections.abc import Iterator
from types import CodeType, FunctionType

from longshore.conformance import mro_of
from longshore.conformance.forms.annotations import MISSING, namespace_of
from longshore.conformance.forms.static import can_be_called, dict_of_class, first, is_of_the_library, is_really

_EMPTY: tuple[object, ...] = (object, typing.Generic, typing.Protocol, ABC)
_SLOTS: tuple[type, ...] = (types.MemberDescriptorType, types.GetSetDescriptorType)
_BUILTIN: tuple[type, ...] = (types.WrapperDescriptorType, types.MethodDescriptorType, types.BuiltinFunctionType)


def setters_of(cls: type, name: str) -> list[type]:
    """The classes in the order of resolution whose methods may set an attribute."""
    return [base for base in mro_of(cls) if not any(base is each for each in _EMPTY) and _may_set(base, name)]


def _may_set(cls: type, name: str) -> bool:
    """Whether the code of a class mentions a name; its text, where a decorator may hide code or only a type is told."""
    if any(_mentions(each.__code__, name) for each in functions_of(cls)):
        return True
    own = own_functions(cls)
    file = own[0].__code__.co_filename if own else namespace_of(cls).get("__file__")
    if type(file) is not str or is_of_the_library(cls):
        return False
    from longshore.conformance.source.files import lines_of, text_has  # late: only findings need it

    lines = lines_of(file, namespace_of(cls))
    if not text_has(file, lines, f".{name}"):
        return False
    hides = any(_hides(value, own) for value in dict_of_class(cls).values())
    return hides or any(_declares(line, name) for line in lines if f".{name}" in line)


def _declares(line: str, name: str) -> bool:
    """Whether a line is ``self.x: int``, which leaves no trace in the code."""
    target, colon, _ = line.strip().partition(":")
    return bool(colon) and target.rstrip().removesuffix(f".{name}").isidentifier()


def names_in(cls: type) -> set[str]:
    """The names of attributes in the code of a class and its bases."""
    codes = [each.__code__ for base in mro_of(cls) if base is not object for each in functions_of(base)]
    return {name for code in codes for name in code.co_names}


def own_functions(cls: type) -> list[FunctionType]:
    """The functions that stand in the body of a class."""
    name: object = type.__dict__["__qualname__"].__get__(cls)
    return [each for each in functions_of(cls) if each.__code__.co_qualname.rpartition(".")[0] == name]


def functions_of(cls: type) -> Iterator[FunctionType]:
    """The functions in the namespace of a class, and those inside what the usual decorators make of them."""
    for value in dict_of_class(cls).values():
        yield from _functions_in(value)


def _functions_in(value: object) -> Iterator[FunctionType]:
    if type(value) is property:
        for each in (value.fget, value.fset, value.fdel):
            yield from _functions_in(each)
    elif type(value) is classmethod or type(value) is staticmethod:
        yield from _functions_in(value.__func__)
    elif type(value) is functools.cached_property:
        yield from _functions_in(value.func)
    for _ in range(20):
        if type(value) is not FunctionType:
            break
        yield value
        value = value.__dict__.get("__wrapped__")


def _mentions(code: CodeType, name: str) -> bool:
    return name in code.co_names or any(_mentions(each, name) for each in code.co_consts if isinstance(each, CodeType))


def _hides(value: object, own: list[FunctionType]) -> bool:
    """Whether a decorator may have put something in the place of a function of the class."""
    functions = list(_functions_in(value))
    if functions:
        return not any(_is_made_up(each) or any(each is one for one in own) for each in functions)
    if is_really(value, type) or any(type(value) is each for each in (*_SLOTS, *_BUILTIN)):
        return False
    return can_be_called(type(value)) or first(mro_of(type(value)), "__get__")[0] is not MISSING


def _is_made_up(function: FunctionType) -> bool:
    """Whether a function was written by a dataclass, by exec, or by another decorator of the library."""
    return function.__code__.co_filename.startswith("<") or is_of_stubs(function)


def is_of_stubs(function: FunctionType) -> bool:
    """Whether type checkers know a function by typeshed, and not as it is written."""
    module: object = function.__globals__.get("__name__")
    return isinstance(module, str) and module.partition(".")[0] in sys.stdlib_module_names
