"""Puts inferred types together, without asking the classes in them anything."""

from __future__ import annotations

import types
import typing
from collections.abc import Iterable

from longshore.conformance import mro_of
from longshore.conformance.forms.annotations import MISSING, resolve
from longshore.conformance.forms.kinds import args_of, is_union, origin_of
from longshore.conformance.forms.names import Unknown
from longshore.conformance.forms.static import dict_of_class, first, is_of_the_library, is_really

NONE: object = types.NoneType
UNKNOWN = Unknown("")
"""What can't be inferred; the text is put in where the expression is known."""


def is_known(form: object) -> bool:
    """Whether a type could be inferred."""
    return type(form) is not Unknown


def one_of(forms: Iterable[object], form: object) -> bool:
    """Whether a type is among some: ``in`` would ask the metaclass of a plugin."""
    return any(each is form for each in forms)


def same(one: object, other: object) -> bool:
    """Whether two types are the same, by their parts."""
    if one is other:
        return True
    if is_really(one, type) or is_really(other, type) or origin_of(one) is None:
        return not is_really(one, type) and type(one) is type(other) and type(one) in _VALUES and one == other
    ones, others = args_of(one), args_of(other)
    if len(ones) != len(others):
        return False
    if is_union(one) and is_union(other):
        return all(any(same(each, another) for another in others) for each in ones)
    return origin_of(one) is origin_of(other) and all(map(same, ones, others))


_VALUES: tuple[type, ...] = (int, str, bytes, bool)  # of a Literal


def union(forms: list[object]) -> object:
    """The union of some types, :data:`UNKNOWN` where one is, or is ``Any``, or would have to be asked."""
    different: list[object] = []
    for each in forms:
        if not any(same(each, one) for one in different):
            different.append(each)
    if len(different) == 1:
        return different[0]
    if not different or not all(_is_plain(each) for each in different):
        return UNKNOWN
    return subscripted(typing.Union, tuple(different))  # the spelling with a bar would ask metaclasses


def subscripted(form: object, argument: object) -> object:
    """A special form of typing, which has no type of its own, with an argument."""
    return resolve("form[argument]", {"form": form, "argument": argument}, {})


def _is_plain(form: object) -> bool:
    """Whether typing may hash and compare a type: no metaclass of a plugin has a say."""
    if is_really(form, type):
        meta = mro_of(type(form))
        return all(one_of((type, object), first(meta, name)[1]) for name in ("__hash__", "__eq__"))
    if form is typing.Any or origin_of(form) is None:
        return form is None or form is ... or isinstance(form, typing.TypeVar)
    values = origin_of(form) is typing.Literal
    return all(type(each) in _VALUES if values else _is_plain(each) for each in args_of(form))


def without_none(form: object) -> object:
    """A type without the ``None`` of its union."""
    if not is_union(form):
        return form
    return union([each for each in args_of(form) if each is not NONE])


def without_literals(form: object) -> object:
    """A type as pyright infers it from a value of that type: with the classes of literals in their place."""
    if origin_of(form) is typing.Literal:
        return union([type(each) for each in args_of(form)])
    within = is_union(form) and any(origin_of(each) is typing.Literal for each in args_of(form))
    return UNKNOWN if within else form


def has_variables(form: object, known: tuple[object, ...]) -> bool:
    """Whether there is a type variable in a type, other than those that are known."""
    if is_really(form, type):
        return False
    if isinstance(form, typing.TypeVar | typing.ParamSpec | typing.TypeVarTuple):
        return not any(form is each for each in known)
    parts = args_of(form)
    return any(has_variables(each, known) for part in parts for each in (part if isinstance(part, list) else [part]))


def is_generic(form: object) -> bool:
    """Whether a type is a class that takes type arguments, without them."""
    if not is_really(form, type):
        return False
    getter, owner = first(mro_of(form), "__class_getitem__")
    if owner is typing.Generic or owner is typing.Protocol:
        return bool(dict_of_class(form).get("__parameters__"))
    return getter is not MISSING and (owner is form or is_of_the_library(form))
