"""Forms that are made of others: their parts, and how many there are.

A plugin can make a type whose parts are shared, ``a = tuple[a, a]`` forty times, and whoever walks through it without a
bound never comes back. What is too large is unknown.
"""

from __future__ import annotations

import sys
import types
import typing

MOST = 1000
"""The parts that a type is read up to; the largest that people write have a few hundred."""
_HOMES = frozenset({"typing", "types", "typing_extensions", "collections.abc", "annotationlib"})
_NAME = type.__dict__["__name__"]
_MODULE = type.__dict__["__module__"]
_CASES: dict[int, type] = {}
"""The classes of forms, by identity, as they were met."""


def is_form(thing: object) -> bool:
    """Whether an object is one of typing's own or of the interpreter's, so that its attributes run nothing of a plugin.

    A class that only says that it is written in ``typing`` is none.
    """
    cls = type(thing)
    if id(cls) in _CASES:
        return True
    if not is_of(cls, _HOMES):
        return False
    _CASES[id(cls)] = cls
    return True


def is_of(cls: type, homes: frozenset[str]) -> bool:
    """Whether a class is one of some modules, and does not only say so."""
    module: object = _MODULE.__get__(cls)
    if type(module) is not str or (module.partition(".")[0] not in homes and module not in homes):
        return False
    home = sys.modules.get(module)
    return type(home) is types.ModuleType and vars(home).get(_NAME.__get__(cls)) is cls


def parts_of(form: object) -> tuple[object, ...]:
    """The types that a form was made with, as they stand in it; the items of a list or tuple."""
    if type(form) is list or type(form) is tuple:
        return tuple(form)
    if issubclass(type(form), type) or not is_form(form) or getattr(form, "__origin__", None) is typing.Literal:
        return ()
    found: object = getattr(form, "__args__", ())
    return found if type(found) is tuple else ()


def is_small(form: object) -> bool:
    """Whether a form has at most :data:`MOST` parts."""
    return issubclass(type(form), type) or size_of(form) <= MOST


def size_of(form: object) -> int:
    """The number of parts of a form, each counted as often as it is met; not much more than :data:`MOST` are."""
    parts = parts_of(form)
    if not parts:
        return 0
    left, count = [form], 0
    while left and count <= MOST:
        parts = parts_of(left.pop())
        count += len(parts)
        left += parts
    return count
