"""What the value of an attribute tells of its type, where nothing declares it."""

from __future__ import annotations

import enum
import types
import typing
from collections.abc import Iterator

from longshore.conformance.forms.generics import bare
from longshore.conformance.forms.kinds import args_of, is_typed_dict
from longshore.conformance.forms.static import is_really

_LITERAL: type = typing.get_origin(typing.Literal[1]) or object


def type_of_value(value: object) -> object:
    """The narrowest type of a value: a literal one, if there is one, else its class."""
    if type(value) in {int, str, bytes, bool} or is_really(value, enum.Enum):
        return types.GenericAlias(_LITERAL, (value,))
    return type(value)


def hides_its_type(form: object) -> bool:
    """Whether values of a type, or of a part of it, do not show that they are: those of a NewType or a TypedDict."""
    return any(is_really(each, typing.NewType) or is_typed_dict(each) for each in _parts(form))


def _parts(form: object) -> Iterator[object]:
    form = bare(form)
    yield form
    for each in args_of(form):
        yield from (part for inner in (each if isinstance(each, list) else [each]) for part in _parts(inner))
