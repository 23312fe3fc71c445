"""Looks at foreign objects past everything that they can put in the way: no attribute of theirs is ever run."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Mapping
from types import CodeType, FunctionType, ModuleType

from longshore._compat import first_line_of
from longshore.conformance import dict_of, mro_of
from longshore.conformance.annotations import MISSING
from longshore.model.extension import Location


def dict_of_class(cls: type) -> Mapping[str, object]:
    """The namespace of a class, whatever its metaclass does."""
    found: Mapping[str, object] = dict_of(cls)
    return found


def dict_of_instance(thing: object) -> Mapping[str, object]:
    """The attributes of an object itself, empty where it has no plain ``__dict__``."""
    for base in mro_of(type(thing)):
        slot = dict_of(base).get("__dict__")
        if slot is not None:
            if type(slot).__name__ != "getset_descriptor":
                return {}
            found: object = getattr(slot, "__get__")(thing)  # noqa: B009  the slot of the class, not the object's own
            return found if isinstance(found, Mapping) else {}
    return {}


def first(mro: Iterable[type], name: str) -> tuple[object, type]:
    """The first value of a name along some classes, and its class; :data:`MISSING` and ``object`` for none."""
    for base in mro:
        space = dict_of(base)
        if name in space:
            return space[name], base
    return MISSING, object


def location_of(thing: object) -> Location | None:
    """Where a function or class is written, as far as it tells without reading its file."""
    if isinstance(thing, FunctionType):
        code: object = thing.__code__
        return Location(code.co_filename, code.co_firstlineno) if isinstance(code, CodeType) else None
    if isinstance(thing, ModuleType):
        file: object = vars(thing).get("__file__")
        return Location(file, 0) if isinstance(file, str) else None
    if isinstance(thing, type):
        module: object = sys.modules.get(str(dict_of(thing).get("__module__", "")))
        place = location_of(module) if isinstance(module, ModuleType) else None
        return Location(place.file, first_line_of(thing) or _line_before_members(thing)) if place else None
    return location_of(type(thing)) if type(thing).__module__ != "builtins" else None


def _line_before_members(cls: type) -> int:
    """A class that does not tell its line is near its first method."""
    lines = [each.__code__.co_firstlineno for each in dict_of(cls).values() if isinstance(each, FunctionType)]
    return min(lines, default=0)
