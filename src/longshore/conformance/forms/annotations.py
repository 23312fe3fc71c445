"""Reads annotations of foreign objects, each for itself: one that can't be resolved costs only itself."""

from __future__ import annotations

import sys
import types
import typing
from collections.abc import Mapping

from longshore.conformance import dict_of


class Unknown:
    """An annotation that can't be known: its text stays."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


class Missing:
    """No annotation, no value, no member."""

    __slots__ = ()


MISSING = Missing()

_QUALIFIERS: frozenset[object] = frozenset(
    getattr(typing, name, None)
    for name in ("Annotated", "ClassVar", "Final", "Required", "NotRequired", "ReadOnly")
    if hasattr(typing, name)
)


def resolve(annotation: object, space: dict[str, object], local: Mapping[str, object]) -> object:
    """What an annotation means where it is written ("Annotations", "String annotations").

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
    text = annotation.__forward_arg__ if type(annotation) is typing.ForwardRef else annotation
    if type(text) is not str:
        return type(None) if annotation is None else annotation
    if "(" in text or len(text) > 2000:  # nothing is called, and nobody writes such a type
        return Unknown(text)
    nothing: Mapping[str, object] = {}
    for names in (local, nothing):
        try:
            found: object = eval(text, space, names)  # noqa: S307  no call can be in it
        except Exception:
            found = MISSING
        if found is None:
            return type(None)
        if found is not MISSING and not _is_value(found, text):
            return resolve(found, space, local)
    return Unknown(text)


def _is_value(found: object, text: str) -> bool:
    """Whether a name gave a number, a text, a function: a member of the class that hides a type of that name."""
    if issubclass(type(found), type) or (type(found) is str and text[0] in "'\""):
        return False
    module: object = type.__dict__["__module__"].__get__(type(found))
    return module == "builtins"


def type_parameters(*owners: object) -> dict[str, object]:
    """The type parameters that generic classes and functions declare in brackets, by name (PEP 695)."""
    found: dict[str, object] = {}
    for owner in owners:
        space: object = getattr(owner, "__type_params__", ()) if type(owner) is types.FunctionType else ()
        if issubclass(type(owner), type) and isinstance(owner, type):
            space = dict_of(owner).get("__type_params__", ())
        for each in space if isinstance(space, tuple) else ():
            found[str(getattr(each, "__name__", ""))] = each
    return found


def name_of(cls: type) -> str:
    """The name of a class inside its module, whatever its metaclass says."""
    name: object = type.__dict__["__qualname__"].__get__(cls)
    return str(name).rpartition("<locals>.")[2].rpartition(".")[2]


def type_text(annotation: object) -> str:
    """A type as one writes it, whatever its ``__repr__`` does."""
    if isinstance(annotation, Unknown):
        return annotation.text
    if annotation is MISSING:
        return "(no annotation)"
    if annotation is type(None):
        return "None"
    if annotation is typing.Any:
        return "Any"
    if issubclass(type(annotation), type) and isinstance(annotation, type):
        return str(type.__dict__["__qualname__"].__get__(annotation)).rpartition("<locals>.")[2]
    try:
        text = annotation if type(annotation) is str else repr(annotation)
    except Exception:
        return f"({name_of(type(annotation))})"
    for prefix in ("typing_extensions.", "typing.", "collections.abc."):
        text = text.replace(prefix, "")
    return text


def namespace_of(cls: type) -> dict[str, object]:
    """The globals of the module that a class is written in, empty where that is gone."""
    name = dict_of(cls).get("__module__")
    module: object = sys.modules.get(name) if type(name) is str else None
    return vars(module) if type(module) is types.ModuleType else {}


def origin_of(form: object) -> object:
    """:func:`typing.get_origin`, but of a class nothing is asked: its metaclass may have something to run."""
    return None if issubclass(type(form), type) else typing.get_origin(form)


def args_of(form: object) -> tuple[object, ...]:
    """:func:`typing.get_args`, in the same way."""
    return () if issubclass(type(form), type) else typing.get_args(form)


def bare(annotation: object) -> object:
    """A type without its alias and without what only qualifies it: ``Annotated``, ``ClassVar``, ``Final``."""
    for _ in range(50):
        if name_of(type(annotation)) == "TypeAliasType":
            annotation = _alias(annotation)
        elif origin_of(annotation) in _QUALIFIERS:
            annotation = args_of(annotation)[0]
        elif annotation is typing.ClassVar or annotation is typing.Final:
            return MISSING
        else:
            break
    return annotation


def _alias(annotation: object) -> object:
    try:
        value: object = getattr(annotation, "__value__", MISSING)
    except Exception:
        return Unknown(repr(annotation))
    return value
