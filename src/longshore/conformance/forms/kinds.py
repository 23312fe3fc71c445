"""What kind of type a form is."""

from __future__ import annotations

import types
import typing
from typing import Protocol

from longshore.conformance.forms.annotations import name_of, origin_of
from longshore.conformance.forms.static import is_really


def is_protocol(api: object) -> bool:
    """Whether a class is a Protocol (and not only inherits from one)."""
    return is_really(api, type) and any(base is Protocol for base in type.__dict__["__bases__"].__get__(api))


def is_union(form: object) -> bool:
    """Whether a type is a union, in either spelling ("Union types")."""
    origin = origin_of(form)
    return origin is typing.Union or origin is types.UnionType


def is_typed_dict(cls: object) -> bool:
    """Whether a class is a TypedDict, which is compared by its keys ("Typed dictionaries")."""
    return is_really(cls, type) and name_of(type(cls)) == "_TypedDictMeta"
