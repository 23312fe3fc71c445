"""Literal types and what they are values of ("Literals", "LiteralString")."""

from __future__ import annotations

import enum
import types
import typing

from longshore.conformance import dict_of
from longshore.conformance.forms.kinds import args_of, special
from longshore.conformance.forms.sameness import same_value
from longshore.conformance.forms.static import is_really
from longshore.conformance.relation import Judge, Verdict, all_of, any_of


def literals(judge: Judge, actual: object, expected: object) -> Verdict:
    """The answer where the actual type is ``Literal[...]``."""
    values = args_of(actual)
    if special(expected) == "Literal":
        known = set(map(id, args_of(expected)))
        return "yes" if all(id(each) in known or _is_one_of(each, args_of(expected)) for each in values) else "no"
    if special(expected) == "LiteralString":
        return "yes" if all(type(each) is str for each in values) else "no"
    return all_of(judge.assignable(type(each), expected) for each in values)


def _is_one_of(value: object, values: tuple[object, ...]) -> bool:
    return any(same_value(value, each) for each in values)


def as_literals(form: object) -> tuple[object, ...]:
    """The values of ``bool`` or of an enumeration as literal types, none for another type."""
    if form is bool:
        return (_literal(True), _literal(False))
    if is_really(form, type) and is_really(form, enum.EnumType):
        return tuple(map(_literal, _members(form)))
    return ()


def _members(cls: type) -> tuple[object, ...]:
    """The members of an enumeration, its aliases left out."""
    known: object = dict_of(cls).get("_member_map_", {})
    members = known if is_really(known, dict) else {}
    return tuple({id(each): each for each in members.values()}.values())


def _literal(value: object) -> object:
    return types.GenericAlias(_LITERAL, (value,))


_LITERAL: type = typing.get_origin(typing.Literal[1]) or object


def literal_wanted(judge: Judge, actual: object, expected: object) -> Verdict:
    """The answer where a literal type is wanted and the actual one is none: a whole enumeration may be one."""
    parts = as_literals(actual)
    return all_of(judge.assignable(each, expected) for each in parts) if parts else "no"


def expanded(judge: Judge, actual: object, parts: tuple[object, ...]) -> Verdict:
    """Whether every value of an enumeration or of ``bool`` is in one part of a union."""
    values = as_literals(actual)
    if not values or not any(special(each) == "Literal" for each in parts):
        return "no"
    return all_of(any_of(judge.assignable(each, part) for part in parts) for each in values)
