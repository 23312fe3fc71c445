"""Reads annotations of foreign objects, each for itself: a name that can't be resolved costs only itself."""

from __future__ import annotations

import builtins
import functools
import sys
import types
import typing
from collections.abc import Iterator, Mapping

from longshore.conformance import dict_of
from longshore.conformance.forms.made import MOST, is_form, is_small, parts_of
from longshore.model import Noun


def _as_class(origin: object) -> type:
    return origin if isinstance(origin, type) else object


UNION = _as_class(typing.get_origin(int | str))
"""The origin of the unions that are made here."""
_LONGEST = 2000
"""The characters that a string annotation is read up to: nobody writes such a type."""


_BUILTINS: dict[str, object] = {"__import__": builtins.__import__}  # for typing itself, which imports its parts late


class Unknown:
    """A type, or a part of one, that can't be known: its text stays.

    It stands in a type expression wherever a name means nothing at run time, so it takes part in one.
    """

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text

    def __getitem__(self, arguments: object) -> Unknown:
        return Unknown(f"{self.text}[...]")

    def __iter__(self) -> Iterator[Unknown]:  # without it, *Ts would ask for items without end
        yield Unknown(f"*{self.text}")

    def __getattr__(self, name: str) -> Unknown:
        if name.startswith("__"):
            raise AttributeError(name)
        return Unknown(f"{self.text}.{name}")

    def __or__(self, other: object) -> object:
        return types.GenericAlias(UNION, (self, other))

    def __ror__(self, other: object) -> object:
        return types.GenericAlias(UNION, (other, self))


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


class _Names(dict[str, object]):
    """The names that an annotation may use: those of its class, of its module, the built-in ones, else unknown ones.

    It is always empty: what an evaluation finds missing is looked up, and nothing is copied.
    """

    __slots__ = ("spaces",)

    def __init__(self, *spaces: Mapping[str, object]) -> None:
        super().__init__()
        self.spaces = (*spaces, builtins.__dict__)

    def __missing__(self, name: str) -> object:
        for space in self.spaces:
            if name in space:
                return space[name]
        return Unknown(name)


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


_resolving: dict[tuple[str, int], object] = {}
"""The texts that are being read, and what those of them stand for that have been."""


def _evaluated(text: str, space: dict[str, object], local: Mapping[str, object]) -> object:
    this = (text, id(space))
    if this in _resolving:
        known = _resolving[this]
        return Alias(text, space, local) if known is MISSING else known
    outermost = not _resolving
    _resolving[this] = MISSING
    try:
        found = _resolving[this] = _looked_up(text, space, local)
    finally:
        if outermost:
            _resolving.clear()
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
    names = _Names(local, space)
    if text.isidentifier() and text not in {"None", "True", "False"}:
        return names[text]
    code: object = f"({text},)[0]" if text.startswith("*") else text.lstrip()  # *args: *tuple[int, str]
    if "(" in text or len(text) > _LONGEST:
        from longshore.conformance.forms.expressions import without_calls  # late: few annotations have brackets

        code = without_calls(text) if len(text) <= _LONGEST else None
    if not isinstance(code, str | types.CodeType):
        return Unknown(text)
    try:
        code = _compiled(code) if isinstance(code, str) else code
        found: object = eval(code, {"__builtins__": _BUILTINS}, names)  # noqa: S307  no call can be in it
    except Exception:
        return MISSING
    return type(None) if found is None else found


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
