"""What a value tells of its type, where nothing declares it."""

from __future__ import annotations

import collections
import enum
import itertools
import types
import typing
from collections.abc import Collection, Iterable, Iterator, Mapping, MutableSequence

from longshore.conformance.forms.generics import Bases, bare
from longshore.conformance.forms.keys import keys_of
from longshore.conformance.forms.kinds import args_of, is_typed_dict, union_of
from longshore.conformance.forms.made import is_small
from longshore.conformance.forms.static import is_really
from longshore.conformance.relation import Judge, Verdict, all_of
from longshore.conformance.relation.classes import class_of

_LITERAL: type = typing.get_origin(typing.Literal[1]) or object
_READ = 100
"""The items of a collection that are looked at."""
_COLLECTIONS: tuple[type, ...] = (list, set, frozenset, collections.deque, dict)


def type_of_value(value: object) -> object:
    """The narrowest type of a value: a literal one, if there is one, else its class."""
    if type(value) in {int, str, bytes, bool} or is_really(value, enum.Enum):
        return types.GenericAlias(_LITERAL, (value,))
    if is_really(value, tuple) and type(value) is tuple:
        if is_small(value):
            return types.GenericAlias(tuple, tuple(map(type_of_value, value)) or ((),))
        read = [type_of_value(each) if is_small(each) else tuple for each in value[:_READ]]
        return types.GenericAlias(tuple, (union_of(read), ...))
    return type(value)


def hides_its_type(form: object) -> bool:
    """Whether values of a type, or of a part of it, do not show that they are: those of a NewType or a TypedDict."""
    return any(is_really(each, typing.NewType) or is_typed_dict(each) for each in _parts(form))


def _parts(form: object) -> Iterator[object]:
    form = bare(form)
    yield form
    for each in args_of(form):
        yield from (part for inner in (each if is_really(each, list) else [each]) for part in _parts(inner))


def value_fits(judge: Judge, value: object, form: object, actual: object) -> Verdict:
    """Whether a value is of a type: a collection's items tell what its class does not.

    Args:
        judge: who is asked about types.
        value: the value.
        form: the type.
        actual: the type of the value, as far as its class tells it.
    """
    cls = class_of(form)
    if cls is not None and is_typed_dict(cls) and type(value) is dict:
        given: dict[object, object] = dict(value.items())
        return _as_typed_dict(judge, given, form)
    if type(value) is tuple:
        return judge.assignable(type_of_value(value), form)
    verdict = judge.assignable(actual, form)
    if verdict != "yes" or not any(type(value) is each for each in _COLLECTIONS) or not args_of(form):
        return verdict
    items = _items(judge, value, form) if isinstance(value, Collection) else "unknown"
    if items == "no":
        return "unknown" if hides_its_type(form) else "no"
    known = Bases(form)
    return "unknown" if known.knows(MutableSequence) or known.knows(dict) else items


def _items(judge: Judge, value: Collection[object], form: object) -> Verdict:
    """Whether the items of a collection are of the types that its type says."""
    known = Bases(form)
    keys = known.of(Mapping) if known.knows(Mapping) else known.of(Iterable)
    wanted = list(keys.values())
    if not wanted:
        return "yes"

    def fit(items: Iterable[object], form: object) -> Iterator[Verdict]:
        for each in itertools.islice(items, _READ):
            yield judge.assignable(type_of_value(each), form)

    values: Iterable[object] = value.values() if isinstance(value, dict) and len(wanted) > 1 else ()
    return all_of([*fit(value, wanted[0]), *fit(values, wanted[-1])])


def _as_typed_dict(judge: Judge, value: Mapping[object, object], form: object) -> Verdict:
    """Whether a dict may have been made as a TypedDict: nothing but its items tells."""
    keys = keys_of(form)
    if any(key.required and name not in value for name, key in keys.items()):
        return "no"
    for name, each in value.items():
        if type(name) is not str or name not in keys or judge.assignable(type_of_value(each), keys[name].form) == "no":
            return "no"
    return "unknown"
