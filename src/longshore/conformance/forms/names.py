"""What the names in a string annotation stand for while it is read: nothing of the plugin may run by being mentioned.

``Repo[int]`` runs ``__class_getitem__``, ``Model | None`` the metaclass's ``__or__``, ``module.Name`` a module's
``__getattr__``. Where that would be code of the plugin, a :class:`Held` object stands for the class or module.
"""

from __future__ import annotations

import builtins
import sys
import types
import typing
from collections.abc import Iterator, Mapping
from types import ModuleType

from longshore.conformance import dict_of, mro_of
from longshore.conformance.forms.made import is_form, is_of, is_small, parts_of


def _as_class(origin: object) -> type:
    return origin if isinstance(origin, type) else object


UNION = _as_class(typing.get_origin(int | str))
"""The origin of the unions that are made here."""
_METACLASSES = frozenset({"builtins", "abc", "enum", "typing", "typing_extensions"})
_LIBRARY = sys.stdlib_module_names | {"typing_extensions"}
_VALUES = frozenset({str, int, bool, bytes})
_MISSING = object()


class _Part:
    """Takes part in a type expression."""

    __slots__ = ()

    def __or__(self, other: object) -> object:
        return types.GenericAlias(UNION, (self, other))

    def __ror__(self, other: object) -> object:
        return types.GenericAlias(UNION, (other, self))


class Unknown(_Part):
    """A type, or a part of one, that can't be known: its text stays."""

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


class Held(_Part):
    """A class, module or value of the plugin that is not to be asked anything.

    Attributes:
        held: it.
        text: how it is written.
    """

    __slots__ = ("held", "text")

    def __init__(self, held: object, text: str) -> None:
        self.held = held
        self.text = text

    def __getitem__(self, arguments: object) -> object:
        """It with type arguments; TypeError for a class that takes none, unknown what only its own code could tell."""
        if not issubclass(type(self.held), type) or not isinstance(self.held, type):
            return self._only_itself_knows(is_form(self.held))
        getter, _ = _first(self.held, "__class_getitem__")
        parameters, _ = _first(self.held, "__parameters__")
        by_library = type(getter) is classmethod and getter.__func__ is types.GenericAlias
        if by_library or type(getter) is types.ClassMethodDescriptorType or (type(parameters) is tuple and parameters):
            return types.GenericAlias(self.held, arguments if type(arguments) is tuple else (arguments,))
        by_metaclass, _ = _first(type(self.held), "__getitem__")
        return self._only_itself_knows(getter is not _MISSING or by_metaclass is not _MISSING)

    def _only_itself_knows(self, takes_some: bool) -> Unknown:
        if not takes_some:
            raise TypeError(self.text)
        return Unknown(f"{self.text}[...]")

    def __iter__(self) -> Iterator[object]:
        yield Unknown(f"*{self.text}")

    def __getattr__(self, name: str) -> object:
        text = f"{self.text}.{name}"
        if name.startswith("__"):
            raise AttributeError(name)
        for space in _spaces_of(self.held):
            if name in space:
                return stand_in(space[name], text, dotted=True)
        return Unknown(text)


def _spaces_of(thing: object) -> Iterator[Mapping[str, object]]:
    """Where the attributes of a module or class stand."""
    if issubclass(type(thing), ModuleType):
        slot: object = dict_of(ModuleType)["__dict__"]
        yield _as_space(slot.__get__(thing) if isinstance(slot, types.MemberDescriptorType) else None)
        if thing is typing:  # some of its names are made when they are asked for
            yield {each: getattr(typing, each) for each in typing.__all__}
    elif issubclass(type(thing), type) and isinstance(thing, type):
        yield _as_space(dict_of(thing).get("_member_map_"))
        yield from map(dict_of, mro_of(thing))


def _as_space(found: object) -> Mapping[str, object]:
    return found if issubclass(type(found), dict) and isinstance(found, dict) else {}


class Names(dict[str, object]):
    """The names that an annotation may use: those of its class, of its module, the built-in ones, else unknown ones.

    It is always empty: what an evaluation finds missing is looked up, and nothing is copied.

    Attributes:
        held: something that was looked up is held.
    """

    __slots__ = ("spaces", "dotted", "held")

    def __init__(self, *spaces: Mapping[str, object], dotted: bool) -> None:
        super().__init__()
        self.spaces = (*spaces, builtins.__dict__)
        self.dotted = dotted
        self.held = False

    def __missing__(self, name: str) -> object:
        found = stand_in(self.plain(name), name, dotted=self.dotted)
        self.held = self.held or type(found) is Held
        return found

    def plain(self, name: str) -> object:
        """What a name stands for, :class:`Unknown` for nothing."""
        for space in self.spaces:
            if name in space:
                return space[name]
        return Unknown(name)


def stand_in(thing: object, text: str, *, dotted: bool) -> object:
    """What stands in an expression for what a name gives.

    Args:
        thing: what it gives.
        text: the name.
        dotted: the expression asks for attributes.
    """
    asked = issubclass(type(thing), ModuleType) or (dotted and _has_own_attributes(thing))
    return thing if not asked and _is_harmless(thing) else Held(thing, text)


def _has_own_attributes(thing: object) -> bool:
    """Whether a class may have descriptors of the plugin's."""
    if not (issubclass(type(thing), type) and isinstance(thing, type)):
        return False
    return not (id(thing) in _BUILT_IN or is_of(thing, _LIBRARY))


def runs_nothing(thing: object) -> bool:
    """Whether a type may be subscripted, put into unions and compared without running the plugin's code."""
    if not issubclass(type(thing), type):
        whole = is_form(thing) and is_small(thing)
        origin: object = getattr(thing, "__origin__", None) if whole else None
        return type(thing) is Unknown or (whole and all(map(_is_harmless, (origin, *parts_of(thing)))))
    assert isinstance(thing, type)
    if id(thing) in _BUILT_IN:
        return True
    if not is_of(type(thing), _METACLASSES):
        return False
    getter, owner = _first(thing, "__class_getitem__")
    parameters, _ = _first(thing, "__parameters__")
    known = getter is _MISSING or is_of(owner, _LIBRARY)
    return known and (parameters is _MISSING or type(parameters) is tuple)


def _is_harmless(part: object) -> bool:
    if type(part) is list or type(part) is tuple:
        return is_small(part) and all(map(_is_harmless, part))
    return part is None or part is Ellipsis or type(part) in _VALUES or runs_nothing(part)


def _first(cls: type, name: str) -> tuple[object, type]:
    for base in mro_of(cls):
        if name in dict_of(base):
            return dict_of(base)[name], base
    return _MISSING, object


_BUILT_IN = {id(each): each for each in (UNION, *vars(builtins).values()) if isinstance(each, type)}
