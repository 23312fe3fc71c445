"""What differs between Pythons. The only reader of ``sys.version_info``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from types import FunctionType, ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override as override
else:

    def override(method):  # typing has it from 3.12, and typing_extensions is slow to import
        """Mark a method that overrides another."""
        return method


def _space_of(thing: object) -> Mapping[str, object]:
    """The namespace of a class or module, whatever its own class does; nothing for anything else."""
    if issubclass(type(thing), type):
        space: Mapping[str, object] = _DICT_OF_CLASS.__get__(thing)
        return space
    if issubclass(type(thing), ModuleType):
        found: object = vars(ModuleType)["__dict__"].__get__(thing)
        return found if isinstance(found, dict) else {}
    return {}


_DICT_OF_CLASS = vars(type)["__dict__"]


if sys.version_info >= (3, 14):  # pragma: no cover  (PEP 649: annotations are evaluated when asked for)
    import annotationlib

    def own_annotations(thing: object) -> Mapping[str, object]:
        """The annotations that a function, class or module itself declares; unresolved names are references."""
        try:
            return _evaluated(thing)
        except Exception:
            return {}

    def _evaluated(thing: object) -> Mapping[str, object]:
        if type(thing) is FunctionType:
            found: Mapping[str, object] = annotationlib.get_annotations(thing, format=annotationlib.Format.FORWARDREF)
            return found
        space = _space_of(thing)
        for name in ("__annotations__", "__annotations_cache__"):
            own = space.get(name)
            if type(own) is dict:
                return own
        for name in ("__annotate_func__", "__annotate__"):
            make = space.get(name)
            if type(make) is FunctionType:
                form = annotationlib.Format.FORWARDREF
                made: Mapping[str, object] = annotationlib.call_annotate_function(make, form, owner=thing)
                return made
        return {}
else:  # pragma: no cover  (annotations are values, or strings under the future import)

    def own_annotations(thing: object) -> Mapping[str, object]:
        """The annotations that a function, class or module itself declares, not those of a base; unresolved."""
        own: object = thing.__annotations__ if type(thing) is FunctionType else _space_of(thing).get("__annotations__")
        return own if isinstance(own, dict) else {}


def first_line_of(cls: type) -> int:
    """The line of a class statement where the class tells it (3.13 and later), else 0."""
    line: object = type.__dict__["__dict__"].__get__(cls).get("__firstlineno__", 0)
    return line if isinstance(line, int) else 0
