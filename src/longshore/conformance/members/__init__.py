"""Members as values: those that an API asks for, and what a plugin has under their names."""

from __future__ import annotations

import functools
import types
import typing
from abc import ABC
from collections.abc import Callable
from types import FunctionType, ModuleType
from typing import Literal

from longshore._compat import own_annotations
from longshore.conformance import NOT_MEMBERS, dict_of, mro_of
from longshore.conformance.callables.wrappers import LRU_CACHE
from longshore.conformance.forms.annotations import MISSING, readable
from longshore.conformance.forms.fields import annotation_on
from longshore.conformance.forms.generics import Bases, bare, put
from longshore.conformance.forms.kept import Kept
from longshore.conformance.forms.kinds import is_protocol, origin_of
from longshore.conformance.forms.names import Unknown
from longshore.conformance.forms.parts import is_known
from longshore.conformance.forms.static import (
    dict_of_class,
    dict_of_instance,
    first,
    inherits,
    is_of_the_library,
    is_really,
    module_of,
    qualified_name_of,
)
from longshore.conformance.signatures.functions import of_function, stood_for
from longshore.conformance.source import Telling, Told
from longshore.model import Noun

MemberKind = Literal["method", "classmethod", "staticmethod", "property", "attribute"]
_METHODS: tuple[type, ...] = (FunctionType, types.MethodDescriptorType, types.WrapperDescriptorType)


class Member(Noun):
    """One member of an API or of a plugin.

    Attributes:
        name: its name.
        kind: what it is on the class.
        value: what stands under the name, a property's getter for a property, :data:`MISSING` where there is only
            an annotation, or where a descriptor would have to be run.
        annotation: the resolved annotation of an attribute or of a property's getter, without qualifiers.
        class_var: the annotation says ``ClassVar``.
        owner: the class that has it.
        settable: it can be assigned on an instance.
        to_pyright: the type of an attribute as pyright infers it; the same object where mypy agrees.
        from_source: the type was read in the source text.
        by_method: no class body has it: a method sets it.
        set_type: what the setter of a property takes.
        final: its annotation says ``Final``.
    """

    __slots__ = (
        *("name", "kind", "value", "annotation", "class_var", "owner", "settable", "to_pyright", "from_source"),
        *("by_method", "set_type", "final"),
    )

    def __init__(
        self, name: str, kind: MemberKind, value: object, annotation: object, owner: type, *, settable: bool
    ) -> None:
        origin = annotation if origin_of(annotation) is None else origin_of(annotation)
        self.name = name
        self.kind: MemberKind = kind
        self.value = value
        self.annotation = bare(annotation)
        self.class_var = origin is typing.ClassVar or name == "__dataclass_fields__"  # to whose stubs it is one
        self.owner = owner
        self.settable = settable
        self.to_pyright = self.annotation
        self.from_source = self.by_method = False
        self.set_type: object = MISSING
        self.final = origin is typing.Final

    def told(self, telling: Telling, put_in: Callable[[Told, object], object]) -> Member:
        """The attribute with what the source text tells of its type, if it does.

        Args:
            telling: what the source tells.
            put_in: puts type arguments into a type that the source tells.
        """
        if not isinstance(telling, Told) or (is_really(telling.mypy, Unknown) and is_really(telling.pyright, Unknown)):
            return self
        found = Member(
            self.name, self.kind, self.value, put_in(telling, telling.mypy), self.owner, settable=not telling.final
        )
        found.class_var = self.class_var
        found.final = telling.final
        same = telling.mypy is telling.pyright
        found.to_pyright = found.annotation if same else put_in(telling, telling.pyright)
        found.from_source = True
        found.by_method = self.by_method
        return found

    @property
    def by_descriptor(self) -> bool:
        """Whether an object with a ``__get__`` of its own gives it."""
        value = dict_of(self.owner).get(self.name)
        if self.name in own_annotations(self.owner) or is_of_the_library(type(value)):
            return False
        return self.kind == "attribute" and self.value is MISSING

    @property
    def constant(self) -> bool:
        """Whether the body of its class declares it ``Final`` and gives it a value: a class variable, to pyright."""
        return self.final and not self.by_method and "__dataclass_fields__" not in dict_of(self.owner)

    @property
    def by_slot(self) -> bool:
        """Whether its class has a slot for it and does not say more."""
        value = dict_of(self.owner).get(self.name)
        return self.kind == "attribute" and self.annotation is MISSING and is_really(value, types.MemberDescriptorType)

    @property
    def cached(self) -> bool:
        """Whether it is a :class:`functools.cached_property`."""
        return self.kind == "property" and type(dict_of(self.owner).get(self.name)) is functools.cached_property


_NO_VALUES: tuple[type, ...] = (ModuleType, typing.TypeVar, typing.ParamSpec, typing.TypeVarTuple)
_NO_MEMBERS: tuple[object, ...] = (object, typing.Generic, typing.Protocol, ABC)


def of_api(api: type) -> dict[str, Member]:
    """The members that an API asks for, by name ("Protocols", protocol members).

    Of a Protocol, all names of its Protocol bases; of another class, what it and its bases define. They are worked out
    once, unless something in them means nothing as yet.
    """
    known = _of_apis.get(api)
    if known is None:
        known = _members_of(api)
        if all(is_known(each.annotation) and is_known(each.set_type) for each in known.values()):
            _of_apis.keep(api, known)
    return known


_of_apis: Kept[dict[str, Member]] = Kept()


def _members_of(api: type) -> dict[str, Member]:
    found: dict[str, Member] = {}
    for base in mro_of(api):
        if base in _NO_MEMBERS:
            continue
        annotations = own_annotations(base)
        whole = is_protocol(base) or not is_protocol(api)  # else an ABC of the library, a Protocol in typeshed
        asked = [*annotations, *dict_of_class(base)] if whole else sorted(getattr(base, "__abstractmethods__", ()))
        for name in asked:
            if name in NOT_MEMBERS or name in found or name.startswith(f"_{base.__name__.lstrip('_')}__"):
                continue  # the last: private to the API's own class
            value = dict_of_class(base).get(name)
            if name == "__hash__" and value is None:
                continue  # what a class that declares __eq__ has of itself
            if type(value) not in _NO_VALUES and (name in annotations or type(value) is not types.MemberDescriptorType):
                found[name] = on_class(name, base)
    return found


def on_class(name: str, owner: type) -> Member:
    """A member as a class itself has it, in its body or in its annotations."""
    value = dict_of_class(owner).get(name, MISSING)
    annotation = annotation_on(name, owner)
    if any(type(value) is each for each in _METHODS) and annotation is MISSING:
        for each in stood_for(value, owner, name)[:1]:  # @overload above @staticmethod leaves a plain function
            if is_really(each, staticmethod) or is_really(each, classmethod):
                kind: MemberKind = "staticmethod" if is_really(each, staticmethod) else "classmethod"
                return Member(name, kind, value, MISSING, owner, settable=False)
        return Member(name, "method", value, MISSING, owner, settable=False)
    if is_really(value, classmethod):
        return Member(name, "classmethod", value.__func__, MISSING, owner, settable=False)
    if is_really(value, staticmethod):
        return Member(name, "staticmethod", value.__func__, MISSING, owner, settable=False)
    if is_really(value, property):
        return _property(name, value, owner)
    if is_really(value, type) and annotation is MISSING:
        nested = qualified_name_of(value) == f"{qualified_name_of(owner)}.{name}"
        return Member(name, "attribute", value, types.GenericAlias(type, (value,)), owner, settable=not nested)
    if type(value) is functools.cached_property:
        return Member(name, "property", value.func, _returned(value.func, owner), owner, settable=False)
    if is_really(value, functools.partialmethod) or type(value) is LRU_CACHE:
        return Member(name, "method", value, MISSING, owner, settable=False)
    getter, getter_owner = first(mro_of(type(value)), "__get__")
    if getter is not MISSING and not issubclass(type(value), type):
        annotation = _given_by(value, getter, getter_owner) if annotation is MISSING else annotation
        value = MISSING
    return Member(name, "attribute", value, annotation, owner, settable=_settable(annotation, owner))


def _given_by(descriptor: object, getter: object, owner: type) -> object:
    """What a descriptor gives, by its type arguments where it was made with them: ``Setting[int](1)``."""
    made = readable(dict_of_instance(descriptor).get("__orig_class__"))
    known = module_of(made) in {"typing", "types"} and origin_of(made) is type(descriptor)
    return put(_returned(getter, owner), Bases(made).of(owner)) if known else _returned(getter, owner)


def _property(name: str, value: property, owner: type) -> Member:
    found = Member(name, "property", value.fget, _returned(value.fget, owner), owner, settable=value.fset is not None)
    if type(value.fset) is FunctionType:
        parameters = of_function(value.fset, owner).parameters
        found.set_type = parameters[1].annotation if len(parameters) > 1 else MISSING
    return found


def _returned(getter: object, owner: type) -> object:
    return of_function(getter, owner).returns if type(getter) is FunctionType else MISSING


def _settable(annotation: object, owner: type) -> bool:
    """Whether an attribute is not one of a frozen dataclass, of a NamedTuple, or ``Final``."""
    parameters = dict_of(owner).get("__dataclass_params__")
    frozen = module_of(parameters) == "dataclasses" and bool(getattr(parameters, "frozen", False))
    final = origin_of(annotation) is typing.Final or annotation is typing.Final
    return not (frozen or final or (inherits(owner, tuple) and "_fields" in dict_of(owner)))
