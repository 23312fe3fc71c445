"""Looks at foreign objects past everything that they can put in the way: no attribute of theirs is ever run."""

from __future__ import annotations

import functools
import sys
import types
import typing
from collections.abc import Iterable, Mapping
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING, TypeVar

from longshore._compat import first_line_of
from longshore.conformance import dict_of, mro_of
from longshore.conformance.forms.annotations import MISSING
from longshore.model.extension import Location

if TYPE_CHECKING:
    from typing import TypeGuard

T = TypeVar("T")


def is_really(thing: object, kind: type[T]) -> TypeGuard[T]:
    """``isinstance``, but not asking the object, whose ``__class__`` may be a property, or a lie."""
    return issubclass(type(thing), kind)


def inherits(cls: type, base: type) -> bool:
    """Whether a class has a base, by its order of resolution alone: no metaclass is asked."""
    return any(each is base for each in mro_of(cls))


def qualified_name_of(cls: type) -> str:
    """The name of a class with those around it, whatever its metaclass says."""
    return str(type.__dict__["__qualname__"].__get__(cls))


def name_of(cls: type) -> str:
    """The name of a class inside its module."""
    return qualified_name_of(cls).rpartition("<locals>.")[2].rpartition(".")[2]


def module_of(thing: object) -> str:
    """The module of an object's class, whatever that or its metaclass says; ``""`` where it says nothing."""
    module: object = type.__dict__["__module__"].__get__(type(thing))
    return module if is_really(module, str) else ""


def dict_of_class(cls: type) -> Mapping[str, object]:
    """The namespace of a class, whatever its metaclass does."""
    found: Mapping[str, object] = dict_of(cls)
    return found


def dict_of_module(module: ModuleType) -> dict[str, object]:
    """The globals of a module, whatever its class does."""
    slot: object = dict_of(ModuleType)["__dict__"]
    found: object = slot.__get__(module) if isinstance(slot, types.MemberDescriptorType) else {}
    return found if is_really(found, dict) else {}


def dict_of_instance(thing: object) -> Mapping[str, object]:
    """The attributes of an object itself, those in slots included; only what plain storage tells."""
    found: dict[str, object] = {}
    for base in reversed(mro_of(type(thing))[:-1]):  # object stores nothing
        for name, slot in dict_of(base).items():
            if type(slot) is types.MemberDescriptorType or type(slot) is types.GetSetDescriptorType:
                found |= _stored(thing, name, slot)
    return found


def _stored(
    thing: object, name: str, slot: types.MemberDescriptorType | types.GetSetDescriptorType
) -> Mapping[str, object]:
    """What one slot of an object holds, or its whole ``__dict__``: reading these runs the interpreter's code alone."""
    if name == "__dict__":
        own: object = slot.__get__(thing)
        return own if is_really(own, dict) else {}
    try:
        return {name: slot.__get__(thing)} if type(slot) is types.MemberDescriptorType else {}
    except AttributeError:
        return {}


def first(mro: Iterable[type], name: str) -> tuple[object, type]:
    """The first value of a name along some classes, and its class; :data:`MISSING` and ``object`` for none."""
    for base in mro:
        space = dict_of(base)
        if name in space:
            return space[name], base
    return MISSING, object


def can_be_called(cls: type) -> bool:
    """Whether the instances of a class have a ``__call__``."""
    value, _ = first(mro_of(cls), "__call__")
    return value is not MISSING and value is not None


def may_be_anything(cls: type) -> bool:
    """Whether a base is ``Any``, or is to type checkers: their stubs say so of mocks."""
    return any(
        base is typing.Any or (base.__name__ == "NonCallableMock" and base.__module__ == "unittest.mock")
        for base in mro_of(cls)
        if type(base) in {type, type(typing.Any)}
    )


def is_of_the_library(cls: type) -> bool:
    """Whether type checkers know a class by typeshed, which writes registrations as bases."""
    module: object = type.__dict__["__module__"].__get__(cls)
    return is_really(module, str) and module.partition(".")[0] in sys.stdlib_module_names


def location_of(thing: object) -> Location | None:
    """Where a function or class is written, as far as it tells without its file being parsed."""
    if is_really(thing, FunctionType):
        code = thing.__code__
        made_up = code.co_filename.startswith("<")  # by a dataclass, by exec
        return None if made_up else Location(code.co_filename, code.co_firstlineno)
    if is_really(thing, types.MethodType):
        return location_of(thing.__func__)
    if is_really(thing, ModuleType):
        file = dict_of_module(thing).get("__file__")
        return Location(file, 0) if type(file) is str else None
    if type(thing) is functools.partial:
        return location_of(thing.func)
    cls = thing if is_really(thing, type) else type(thing)
    return None if is_of_the_library(cls) else _class_location(cls)


def _class_location(cls: type) -> Location | None:
    name = dict_of(cls).get("__module__")
    module: object = sys.modules.get(name) if type(name) is str else None
    place = location_of(module) if is_really(module, ModuleType) else None
    return Location(place.file, first_line_of(cls) or _class_line(cls, place.file)) if place else None


def _class_line(cls: type, file: str) -> int:
    """The line of a class that does not tell it: the last such statement before its first function, 0 for none."""
    import linecache  # late: only findings need it

    functions = [each.__code__ for each in dict_of(cls).values() if type(each) is FunctionType]
    before = min((code.co_firstlineno for code in functions if code.co_filename == file), default=0)
    lines = linecache.getlines(file)
    starts = [f"class {name_of(cls)}{end}" for end in "(:[ "]
    found = [n for n, line in enumerate(lines, 1) if line.lstrip().startswith(tuple(starts)) and n <= (before or n)]
    if not found or (not before and len(found) > 1):
        return before
    line = found[-1]
    while line > 1 and lines[line - 2].lstrip().startswith("@"):
        line -= 1
    return line
