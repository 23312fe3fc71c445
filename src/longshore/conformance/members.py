"""Members as values: those that an API asks for, and what a plugin has under their names."""

from __future__ import annotations

import functools
import typing
from collections.abc import Iterator, Mapping
from types import FunctionType, ModuleType
from typing import Literal

from longshore.conformance import NOT_MEMBERS, dict_of, mro_of
from longshore.conformance.annotations import MISSING, bare, namespace_of, own_annotations, resolve
from longshore.conformance.assignability import is_protocol
from longshore.conformance.signatures import of_function
from longshore.conformance.static import dict_of_class, dict_of_instance
from longshore.model import Noun

_ANY_NAME = ("__getattr__", "__getattribute__")
MemberKind = Literal["method", "classmethod", "staticmethod", "property", "attribute"]


class Member(Noun):
    """One member of an API or of a plugin.

    Attributes:
        name: its name.
        kind: what it is on the class.
        value: what stands under the name, a property's getter for a property, :data:`MISSING` where there is only
            an annotation.
        annotation: the resolved annotation of an attribute or of a property's getter.
        owner: the class that has it.
        settable: it can be assigned on an instance.
    """

    __slots__ = ("name", "kind", "value", "annotation", "owner", "settable")

    def __init__(
        self, name: str, kind: MemberKind, value: object, annotation: object, owner: type, *, settable: bool
    ) -> None:
        self.name = name
        self.kind: MemberKind = kind
        self.value = value
        self.annotation = annotation
        self.owner = owner
        self.settable = settable


def of_api(api: type) -> dict[str, Member]:
    """The members that an API asks for, by name.

    Of a Protocol, all names of its Protocol bases; of another class, what it and its bases define.
    """
    found: dict[str, Member] = {}
    for base in mro_of(api):
        if base is object or base.__module__ in {"typing", "abc"} or (is_protocol(api) and not is_protocol(base)):
            continue
        for name in [*own_annotations(base), *dict_of_class(base)]:
            mangled = name.startswith(f"_{base.__name__.lstrip('_')}__")  # private to the API's own class
            if name not in NOT_MEMBERS and name not in found and not mangled:
                found[name] = _on_class(name, base)
    return found


def _on_class(name: str, owner: type) -> Member:
    value = dict_of_class(owner).get(name, MISSING)
    annotation = _annotation(name, owner)
    frozen = getattr(dict_of(owner).get("__dataclass_params__"), "frozen", False) or tuple in mro_of(owner)
    if isinstance(value, FunctionType):
        return Member(name, "method", value, MISSING, owner, settable=False)
    if isinstance(value, classmethod):
        return Member(name, "classmethod", value.__func__, MISSING, owner, settable=False)
    if isinstance(value, staticmethod):
        return Member(name, "staticmethod", value.__func__, MISSING, owner, settable=False)
    getter: object = value.fget if isinstance(value, property) else None
    cached: object = getattr(value, "func", None) if type(value) is functools.cached_property else None
    if isinstance(value, property) or cached is not None:
        getter = getter or cached
        returns = of_function(getter, owner).returns if isinstance(getter, FunctionType) else MISSING
        settable = isinstance(value, property) and value.fset is not None
        return Member(name, "property", getter, returns, owner, settable=settable)
    final = typing.get_origin(annotation) is typing.Final or annotation is typing.Final
    return Member(name, "attribute", value, bare(annotation), owner, settable=not (frozen or final))


def _annotation(name: str, owner: type) -> object:
    raw = own_annotations(owner).get(name, MISSING)
    return resolve(raw, namespace_of(owner), dict_of_class(owner))


class Subject:
    """What is checked: an object, a module, a class as an object, or the instances that a class will make.

    Args:
        thing: the object, or the class whose instances are meant.
        prospective: ``thing`` is a class and its instances are meant.
    """

    __slots__ = ("thing", "cls", "prospective", "own")

    def __init__(self, thing: object, *, prospective: bool = False) -> None:
        self.thing = thing
        self.prospective = prospective
        self.cls: type = thing if prospective and isinstance(thing, type) else type(thing)
        self.own: Mapping[str, object] = {}
        if isinstance(thing, ModuleType):
            self.own = vars(thing)
        elif not prospective and not isinstance(thing, type):
            self.own = dict_of_instance(thing)

    def find(self, name: str) -> Member | None:
        """The member of that name, ``None`` where there is none to be seen."""
        if isinstance(self.thing, type) and not self.prospective:
            return self._of_classes(name, mro_of(self.thing)) or self._of_classes(name, mro_of(self.cls))
        declared = self._of_classes(name, mro_of(self.cls))
        if name in self.own:
            return self._own(name, declared)
        if declared is None and self._is_set_in_a_method(name):
            return Member(name, "attribute", MISSING, MISSING, self.cls, settable=True)
        return declared

    def names(self) -> Iterator[str]:
        """All names there are, for hints."""
        yield from self.own
        for base in mro_of(self.thing if isinstance(self.thing, type) else self.cls):
            yield from (each for each in dict_of_class(base) if base is not object)

    def answers_any_name(self) -> bool:
        """Whether a ``__getattr__`` or ``__getattribute__`` of its class may give what is not to be seen."""
        spaces = [dict_of_class(base) for base in mro_of(self.cls)]
        return any(isinstance(each.get(name), FunctionType) for each in spaces for name in _ANY_NAME)

    def _own(self, name: str, declared: Member | None) -> Member:
        annotation: object = MISSING
        if isinstance(self.thing, ModuleType):
            annotation = bare(resolve(own_annotations(self.thing).get(name, MISSING), vars(self.thing), {}))
        elif declared is not None and declared.kind == "attribute":
            annotation = declared.annotation
        return Member(name, "attribute", self.own[name], annotation, self.cls, settable=True)

    def _of_classes(self, name: str, mro: tuple[type, ...]) -> Member | None:
        for base in mro:
            if name in dict_of_class(base) or name in own_annotations(base):
                found = _on_class(name, base)
                if found.kind == "attribute" and found.annotation is MISSING:
                    return self._with_declared_type(found, mro[mro.index(base) + 1 :])
                return found
        return None

    def _with_declared_type(self, found: Member, rest: tuple[type, ...]) -> Member:
        """An attribute without annotation keeps the type that an ancestor declared."""
        for base in rest:
            if found.name in own_annotations(base):
                annotation = bare(_annotation(found.name, base))
                return Member(found.name, "attribute", found.value, annotation, found.owner, settable=found.settable)
        return found

    def _is_set_in_a_method(self, name: str) -> bool:
        from longshore.conformance.source import attributes_set_by  # late: reads source text

        return any(name in attributes_set_by(base) for base in mro_of(self.cls) if base is not object)
