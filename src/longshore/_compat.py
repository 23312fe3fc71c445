"""What differs between Pythons. The only reader of ``sys.version_info``."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing_extensions import override as override
else:

    def override(method):  # typing has it from 3.12, and typing_extensions is slow to import
        """Mark a method that overrides another."""
        return method


if sys.version_info >= (3, 14):  # pragma: no cover  (PEP 649: annotations are evaluated when asked for)
    import annotationlib

    def annotations_of(thing: object) -> Mapping[str, object]:
        """The annotations of a function, class or module; what can't be resolved is a forward reference."""
        found: Mapping[str, object] = annotationlib.get_annotations(thing, format=annotationlib.Format.FORWARDREF)
        return found
else:  # pragma: no cover  (annotations are values, or strings under the future import)

    def annotations_of(thing: object) -> Mapping[str, object]:
        """The annotations of a function, class or module; its own, not those of a base."""
        space: object = type.__dict__["__dict__"].__get__(thing) if isinstance(thing, type) else vars(thing)
        own: object = getattr(thing, "__annotations__", None) if not isinstance(thing, type) else None
        if isinstance(space, Mapping) and own is None:
            own = space.get("__annotations__")
        return own if isinstance(own, Mapping) else {}


def first_line_of(cls: type) -> int:
    """The line of a class statement where the class tells it (3.13 and later), else 0."""
    line: object = type.__dict__["__dict__"].__get__(cls).get("__firstlineno__", 0)
    return line if isinstance(line, int) else 0
