"""Whether two types are the same by their parts, without asking the classes and values in them anything."""

from __future__ import annotations

import typing

from longshore.conformance.forms.annotations import Alias
from longshore.conformance.forms.kinds import args_of, is_union, origin_of
from longshore.conformance.forms.made import is_form
from longshore.conformance.forms.static import is_really
from longshore.conformance.forms.variables import Rigid

_VALUES = frozenset({int, str, bytes, bool})
"""The classes of values that are compared by what they are; others are compared by their identity."""


def same(one: object, other: object) -> bool:
    """Whether two forms are the same one; a class is only ever the same as itself."""
    if one is other or is_really(one, type) or is_really(other, type):
        return one is other
    if (is_really(one, list) or is_really(one, tuple)) and (is_really(other, list) or is_really(other, tuple)):
        return len(one) == len(other) and all(map(same, one, other))
    origin = origin_of(one)
    if origin is None or origin_of(other) is None:
        return _are_equal(one, other)
    given, wanted = args_of(one), args_of(other)
    if len(given) != len(wanted):
        return False
    if is_union(one):
        return is_union(other) and _are_among(given, wanted)
    if not same(origin, origin_of(other)):
        return False
    if origin is typing.Literal:
        return all(any(same_value(each, one) for one in wanted) for each in given)
    return all(map(same, given, wanted))


def _are_among(ones: tuple[object, ...], others: tuple[object, ...]) -> bool:
    """Whether each part of a union is one of the parts of another that has as many."""
    known = set(map(id, others))
    return all(id(each) in known or any(same(each, other) for other in others) for each in ones)


def same_value(one: object, other: object) -> bool:
    """Whether two values of literal types are the same."""
    return one is other or (type(one) is type(other) and type(one) in _VALUES and one == other)


def _are_equal(one: object, other: object) -> bool:
    """Whether two forms without parts are equal: those typing's and this room's own, which run nothing of a plugin."""
    ours = is_really(one, Rigid) or is_really(one, Alias)
    return type(one) is type(other) and (ours or type(one) is str or is_form(one)) and one == other
