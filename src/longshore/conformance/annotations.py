"""Reads annotations of foreign objects, each for itself: one that can't be resolved costs only itself."""

from __future__ import annotations

import sys
import types
import typing
from collections.abc import Mapping

from longshore._compat import annotations_of


class Unknown:
    """An annotation that can't be known: its text stays."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


class Missing:
    """No annotation, no value, no member."""

    __slots__ = ()


MISSING = Missing()


_HIDING: tuple[type, ...] = (types.FunctionType, property, classmethod, staticmethod)  # members that hide a type


def resolve(annotation: object, space: dict[str, object], local: Mapping[str, object]) -> object:
    """What an annotation means where it is written.

    Args:
        annotation: a type, or its text.
        space: the globals of the module.
        local: the namespace of the class, which is asked first, and left out when that gives nothing.

    Returns:
        The type form, :data:`MISSING` for none, :class:`Unknown` where a name in it does not exist at run time
        or where it would have to call something.
    """
    if annotation is MISSING:
        return MISSING
    text = annotation if isinstance(annotation, str) else getattr(annotation, "__forward_arg__", None)
    if not isinstance(text, str):
        return type(None) if annotation is None else annotation
    if "(" in text:
        return Unknown(text)
    nothing: Mapping[str, object] = {}
    for names in (local, nothing):
        try:
            found: object = eval(text, space, names)  # noqa: S307  no call can be in it
        except Exception:
            continue
        if not isinstance(found, _HIDING):
            return type(None) if found is None else resolve(found, space, local)
    return Unknown(text)


def type_text(annotation: object) -> str:
    """A type as one writes it."""
    if isinstance(annotation, Unknown):
        return annotation.text
    if annotation is MISSING:
        return "(no annotation)"
    if annotation is type(None):
        return "None"
    if isinstance(annotation, type) and not isinstance(annotation, types.GenericAlias):
        return annotation.__qualname__.rpartition("<locals>.")[2]
    text = annotation if isinstance(annotation, str) else repr(annotation)
    for prefix in ("typing_extensions.", "typing.", "collections.abc."):
        text = text.replace(prefix, "")
    return text


def namespace_of(cls: type) -> dict[str, object]:
    """The globals of the module that a class is written in, empty where that is gone."""
    module: object = sys.modules.get(str(getattr(cls, "__module__", "")))
    return vars(module) if isinstance(module, types.ModuleType) else {}


def own_annotations(thing: object) -> Mapping[str, object]:
    """The annotations that a class, function or module itself declares, unresolved."""
    try:
        return annotations_of(thing)
    except Exception:
        return {}


def bare(annotation: object) -> object:
    """An annotation without what only qualifies it: ``Annotated``, ``ClassVar``, ``Final``, ``Required``."""
    while True:
        origin = typing.get_origin(annotation)
        if origin is typing.Annotated or origin in {typing.ClassVar, typing.Final, typing.Required, typing.NotRequired}:
            annotation = typing.get_args(annotation)[0]
        elif annotation is typing.ClassVar or annotation is typing.Final:
            return MISSING
        else:
            return annotation
