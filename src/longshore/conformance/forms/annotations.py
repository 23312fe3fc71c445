"""Reads annotations of foreign objects, each for itself: a name that can't be resolved costs only itself."""

from __future__ import annotations

import builtins
import functools
import sys
import types
import typing
from _thread import get_ident
from collections.abc import Mapping

from longshore.conformance import dict_of
from longshore.conformance.forms.made import MOST, is_form, is_small, parts_of
from longshore.conformance.forms.names import Held, Names, Unknown
from longshore.model import Noun

_LONGEST = 2000
"""The characters that a string annotation is read up to: nobody writes such a type."""


_PLAIN = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_[]., |")
"""The characters of the usual annotations: with them, nothing can be called."""
_BUILTINS: dict[str, object] = {"__import__": builtins.__import__}  # for typing itself, which imports its parts late


class Alias(Noun):
    """A type alias inside itself: ``Json: TypeAlias = "None | list[Json]"``; the same as one of its text and module."""

    __slots__ = ("text", "place", "_space", "_local")

    def __init__(self, text: str, space: dict[str, object], local: Mapping[str, object]) -> None:
        self.text = text
        self.place = id(space)
        self._space = space
        self._local = local

    def value(self) -> object:
        """What it stands for, itself inside."""
        return resolve(self.text, self._space, self._local)


class Missing:
    """No annotation, no value, no member."""

    __slots__ = ()


MISSING = Missing()


def resolve(annotation: object, space: dict[str, object], local: Mapping[str, object]) -> object:
    """What an annotation means where it is written ("Annotations", "String annotations").

    Args:
        annotation: a type, or its text.
        space: the globals of the module.
        local: the namespace of the class, which is asked first, and left out where that gives no type.

    Returns:
        The type form, :data:`MISSING` for none, with :class:`Unknown` for what does not exist at run time or would
        have to be called.
    """
    if annotation is MISSING or issubclass(type(annotation), type):
        return annotation
    if annotation is None:
        return type(None)
    if type(annotation) is str:
        return _evaluated(annotation, space, local)
    if type(annotation) is typing.ForwardRef:
        return _evaluated(annotation.__forward_arg__, space, local)
    return _inside(readable(annotation), space, local)


def readable(form: object) -> object:
    """A form, in which what has too many parts to be read is unknown."""
    if is_small(form):
        return form
    text = f"a type of more than {MOST} parts"
    parts = tuple(each if is_small(each) else Unknown(text) for each in parts_of(form))
    made = types.GenericAlias(_origin(form), parts)
    return made if is_small(made) else Unknown(text)


_reading: dict[int, dict[tuple[str, int], object]] = {}
"""By thread, the texts that are being read, and what those of them stand for that have been."""


def _evaluated(text: str, space: dict[str, object], local: Mapping[str, object]) -> object:
    thread, this = get_ident(), (text, id(space))
    outermost = thread not in _reading
    read = _reading.setdefault(thread, {})
    if this in read:
        return Alias(text, space, local) if read[this] is MISSING else read[this]
    read[this] = MISSING
    try:
        read[this] = found = _looked_up(text, space, local)
    finally:
        if outermost:
            del _reading[thread]
    return found


def _looked_up(text: str, space: dict[str, object], local: Mapping[str, object]) -> object:
    nothing: Mapping[str, object] = {}
    for names in (local, nothing):
        found = _meaning(text, space, names)
        if type(found) is Unknown:
            return Unknown(text)
        if type(found) is str:  # a string in a string
            return resolve(found, space, local)
        if found is not MISSING and not _is_value(found):
            return resolve(found, space, local)
    return Unknown(text)


def _meaning(text: str, space: dict[str, object], local: Mapping[str, object]) -> object:
    names = Names(local, space, dotted="." in text.replace("...", ""))
    if text.isidentifier() and text not in {"None", "True", "False"}:
        return names.plain(text)
    code: object = f"({text},)[0]" if text.startswith("*") else text.lstrip()  # *args: *tuple[int, str]
    if not _PLAIN.issuperset(text) or len(text) > _LONGEST:
        from longshore.conformance.forms.expressions import as_type  # late: few annotations have more than names

        code = as_type(text) if len(text) <= _LONGEST else None
    if not isinstance(code, str | types.CodeType):
        return Unknown(text)
    try:
        code = _compiled(code) if isinstance(code, str) else code
        found: object = eval(code, {"__builtins__": _BUILTINS}, names)  # noqa: S307  names, brackets and bars alone
    except Exception:
        return MISSING
    return type(None) if found is None else _let_go(found) if names.held else found


def _let_go(found: object) -> object:
    """A form with what was held in it."""
    if type(found) is Held:
        return found.held
    if not (type(found) is list or type(found) is tuple or is_form(found)):
        return found
    literal = getattr(found, "__origin__", None) is typing.Literal and is_form(found)
    given = typing.get_args(found) if literal else parts_of(found)
    parts = tuple(map(_let_go, given))
    if all(one is other for one, other in zip(given, parts, strict=True)):
        return found
    return types.GenericAlias(_origin(found), parts) if is_form(found) else parts


@functools.lru_cache(maxsize=500)
def _compiled(text: str) -> types.CodeType:
    return compile(text, "<annotation>", "eval", dont_inherit=True)


def _inside(form: object, space: dict[str, object], local: Mapping[str, object]) -> object:
    """A form whose arguments may be strings or references: ``list["Node"]``."""
    given = parts_of(form)
    if not given:
        return form
    resolved = tuple(_argument(each, space, local) for each in given)
    if all(one is other for one, other in zip(given, resolved, strict=True)):
        return form
    return readable(types.GenericAlias(_origin(form), resolved))


def _argument(each: object, space: dict[str, object], local: Mapping[str, object]) -> object:
    return resolve(each, space, local) if type(each) is str or is_form(each) else each


def _origin(form: object) -> type:
    """The origin of a form, a class or a special form: what can be subscripted can be rebuilt."""
    origin: type = typing.get_origin(form) or object
    return origin


def _is_value(found: object) -> bool:
    """Whether a name gave a number, a function, a property: a member of the class that hides a type of that name."""
    if issubclass(type(found), type):
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


def namespace_of(cls: type) -> dict[str, object]:
    """The globals of the module that a class is written in, empty where that is gone."""
    name = dict_of(cls).get("__module__")
    module: object = sys.modules.get(name) if type(name) is str else None
    return vars(module) if type(module) is types.ModuleType else {}
