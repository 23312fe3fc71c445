"""What the type parameters of generic bases stand for: ``class Repo(Base[int])`` ("Generics", user-defined ones)."""

from __future__ import annotations

import typing
from collections.abc import Mapping

from longshore.conformance import dict_of
from longshore.conformance.forms.annotations import args_of, origin_of
from longshore.conformance.forms.static import dict_of_class, is_really

Arguments = Mapping[object, object]
_NONE: Arguments = {}


class Bases:
    """The type arguments of a class's bases.

    Args:
        form: a class, or a generic class with its arguments.
        open_as: what a parameter stands for that the form itself leaves out; by default the parameter itself.
    """

    __slots__ = ("_arguments",)

    def __init__(self, form: object, open_as: object = None) -> None:
        self._arguments: dict[int, Arguments] = {}  # by identity: a metaclass may make a class unhashable
        cls = origin_of(form) or form
        if is_really(cls, type):
            parameters = _parameters(cls)
            given = args_of(form)
            if len(given) != len(parameters):  # none, or those of a TypeVarTuple or ParamSpec
                given = () if open_as is None or given else (open_as,) * len(parameters)
            self._walk(cls, dict(zip(parameters, given, strict=False)))

    def of(self, owner: type) -> Arguments:
        """What the parameters of one of the bases stand for."""
        return self._arguments.get(id(owner), _NONE)

    def _walk(self, cls: type, arguments: Arguments) -> None:
        self._arguments[id(cls)] = arguments
        originals = dict_of(cls).get("__orig_bases__", ())
        for form in originals if isinstance(originals, tuple) else ():
            base = origin_of(form)
            if is_really(base, type) and not (base is typing.Generic or base is typing.Protocol):
                given = tuple(put(each, arguments) for each in args_of(form))
                parameters = _parameters(base)
                known = len(given) == len(parameters)
                if known or id(base) not in self._arguments:  # what is told once is not undone
                    self._walk(base, dict(zip(parameters, given, strict=False)) if known else _NONE)
        for plain in type.__dict__["__bases__"].__get__(cls):
            if id(plain) not in self._arguments and plain is not object:
                self._walk(plain, _NONE)


def _parameters(cls: type) -> tuple[object, ...]:
    """The type parameters of a class in their order, which Protocol's own brackets tell first."""
    originals = dict_of_class(cls).get("__orig_bases__", ())
    for form in originals if isinstance(originals, tuple) else ():
        if origin_of(form) in {typing.Protocol, typing.Generic}:
            return args_of(form)
    found = dict_of_class(cls).get("__parameters__", ())
    return found if isinstance(found, tuple) else ()


def put(form: object, arguments: Arguments) -> object:
    """A type form with type arguments in place of its parameters."""
    if not arguments:
        return form
    if issubclass(type(form), _VARIABLES):
        return arguments.get(form, form)
    if origin_of(form) is None:
        return form
    inner: object = getattr(form, "__parameters__", ())
    put_in: object = getattr(type(form), "__getitem__", None)  # the alias's own: its attributes are its origin's
    if not isinstance(inner, tuple) or not inner or not callable(put_in):
        return form
    substituted: object = put_in(form, tuple(arguments.get(each, each) for each in inner))
    return substituted


_VARIABLES: tuple[type, ...] = (typing.TypeVar, typing.ParamSpec, typing.TypeVarTuple)
