"""The shape of a live API: read as the conformance engine reads it, nothing of it is called."""

from __future__ import annotations

import abc
import enum
import sys
import types
import typing
from collections.abc import Iterator

from longshore.conformance import mro_of
from longshore.conformance.callables.classes import of_class
from longshore.conformance.engine import is_type_form
from longshore.conformance.examination import Examination
from longshore.conformance.forms.annotations import MISSING, readable
from longshore.conformance.forms.fields import types_of_fields
from longshore.conformance.forms.generics import bare, parameters_of, unpack
from longshore.conformance.forms.keys import keys_of
from longshore.conformance.forms.kinds import args_of, is_protocol, is_typed_dict, origin_of, special
from longshore.conformance.forms.static import dict_of_class, is_of_the_library, is_really, qualified_name_of
from longshore.conformance.forms.variables import upper_bounds
from longshore.conformance.members import Member, of_api
from longshore.conformance.members.bodies import body_of
from longshore.conformance.members.subjects import Subject
from longshore.conformance.members.wanted import FUNCTIONS, Wanted
from longshore.conformance.signatures import UNTOLD
from longshore.conformance.source.attributes import sets_attribute
from longshore.conformance.source.codes import names_in
from longshore.evolution.errors import api_unusable
from longshore.evolution.writing import Writer, name_in_full
from longshore.model.evolution import ApiShape, MemberShape, TypeKind, TypeShape, VariableShape

_SILENT: tuple[object, ...] = (object, abc.ABC)
"""Bases that say nothing of an object."""


def freeze(
    api: object, reference: str, namespace: str = "", meta: object = None, versions: tuple[str, ...] = ()
) -> ApiShape:
    """The shape of an API.

    Args:
        api: a Protocol, a class, a ``Callable[...]``, ``type[X]``, a union.
        reference: what names it, such as ``textapp.api:Formatter``; types of its top-level package belong to the API.
        namespace: that of its extension point, if it has one.
        meta: the type of the metadata that the point asks for, ``None`` for none.
        versions: the versions of the API that the point offers.

    Raises:
        ApiUnusable: one of the two is no type, or one that has no name.
    """
    if not is_type_form(api):
        raise api_unusable(
            reference, f"is {type(api).__name__}, and no API: name an extension point, a class or a type"
        )
    if meta is not None and not is_type_form(meta):
        raise api_unusable(reference, f"its meta is {type(meta).__name__}, and no type: give it a TypedDict")
    for each, what in ((api, "is"), (meta, "its meta is")):
        if isinstance(each, type) and "<locals>" in qualified_name_of(each):
            raise api_unusable(reference, f"{what} made inside a function: declare it at the top of a module")
    return _Freezing(reference, api, meta).shape(namespace, versions)


class _Freezing:
    """One API, and all that it mentions."""

    def __init__(self, reference: str, api: object, meta: object) -> None:
        self._reference = reference
        self._api = bare(readable(api))
        self._meta = None if meta is None else bare(readable(meta))
        asked = [*_classes_in(self._api), *_classes_in(self._meta)]
        named = [each for each in asked if not is_of_the_library(each)]
        self._own = {each.partition(".")[0] for each in [reference.partition(":")[0], *map(name_in_full, named)]}
        self._waiting: list[object] = []
        self._met: dict[str, object] = {}
        self._variables: dict[str, object] = {}
        self._writer = Writer(self._meet, self._variable)
        self._judge = Examination().judge

    def shape(self, namespace: str, versions: tuple[str, ...]) -> ApiShape:
        """The whole of it."""
        text = self._writer.text(self._api)
        meta = "" if self._meta is None else self._writer.text(self._meta)
        found: dict[str, TypeShape] = {}
        variables: dict[str, VariableShape] = {}
        while self._waiting or len(variables) < len(self._variables):
            if self._waiting:
                each = self._waiting.pop(0)
                found[_name(each)] = self._type(each)
            else:
                name = next(each for each in self._variables if each not in variables)
                variables[name] = self._variable_shape(self._variables[name])  # whose bound may mention types
        return ApiShape(self._reference, namespace, text, found, variables, meta, versions)

    def _meet(self, thing: object) -> None:
        if _name(thing).partition(".")[0] in self._own and not any(each is thing for each in self._met.values()):
            self._met[str(len(self._met))] = thing
            self._waiting.append(thing)

    def _variable(self, variable: object) -> str:
        name = str(getattr(variable, "__name__", "T"))
        while self._variables.setdefault(name, variable) is not variable:
            name += "_"
        return name

    def _variable_shape(self, variable: object) -> VariableShape:
        variance = next(
            (each for each in ("covariant", "contravariant") if getattr(variable, f"__{each}__", False)), ""
        )
        inferred = "inferred" if getattr(variable, "__infer_variance__", False) else "invariant"
        bounds = tuple(each for each in upper_bounds(variable) if each is not object)
        return VariableShape(type(variable).__name__, variance or inferred, tuple(map(self._writer.text, bounds)))

    def _type(self, thing: object) -> TypeShape:
        if is_really(thing, typing.NewType):
            return TypeShape("new-type", (self._writer.text(thing.__supertype__),), (), (), {})
        cls = _cls(thing)
        if is_really(cls, enum.EnumMeta):
            names: object = dict_of_class(cls).get("_member_map_", {})
            values = {str(name): MemberShape("value", ()) for name in (names if is_really(names, dict) else ())}
            others = {name: each for name, each in self._members(cls) if name not in values and name != "__init__"}
            return TypeShape("enum", (), (), (), {**values, **others})
        parameters = tuple(map(self._variable, parameters_of(cls)))
        if is_typed_dict(cls):
            return TypeShape("typed-dict", (), parameters, (), dict(self._keys(cls)))
        kind: TypeKind = "protocol" if is_protocol(cls) else "class"
        return TypeShape(kind, tuple(self._bases(cls)), parameters, tuple(_marks(cls)), dict(self._members(cls)))

    def _bases(self, cls: type) -> Iterator[str]:
        """The library's bases, whose members are known; of a class, its other bases, too."""
        originals: object = dict_of_class(cls).get("__orig_bases__", cls.__bases__)
        for each in originals if is_really(originals, tuple) else ():
            base = origin_of(each) or each
            if each is typing.NamedTuple:
                yield self._writer.text(types.GenericAlias(tuple, tuple(_field_types(cls))))
            elif base is typing.Generic or base is typing.Protocol or base in _SILENT or not is_really(base, type):
                continue
            elif is_of_the_library(base) or not is_protocol(base):
                yield self._writer.text(each)
            else:
                yield from self._bases(base)

    def _keys(self, cls: type) -> Iterator[tuple[str, MemberShape]]:
        for name, key in keys_of(cls).items():
            marks = [*(() if key.required else ("not-required",)), *(("read-only",) if key.read_only else ())]
            yield name, MemberShape("key", (self._writer.text(key.form),), tuple(marks))

    def _members(self, cls: type) -> Iterator[tuple[str, MemberShape]]:
        own = tuple(unpack(each) if type(each) is typing.TypeVarTuple else each for each in parameters_of(cls))
        wanted = Wanted(types.GenericAlias(cls, own) if own else cls, typing.Self, self._judge)
        members = of_api(cls)
        for name, member in members.items():
            if not is_of_the_library(member.owner) and (is_protocol(cls) or not _is_private(name, member)):
                yield name, self._member(wanted, member)
        if is_protocol(cls):
            return
        subject = Subject(wanted.form, prospective=True)
        for name in sorted(set(names_in(cls)) - members.keys()):
            by_method = None if name.startswith("_") or sets_attribute(cls, name) != "yes" else subject.find(name)
            if by_method is not None:
                yield name, self._member(wanted, by_method)
        if _has_constructor(cls):
            texts = [self._writer.signature(each.returning(None)) for each in of_class(cls)]
            yield "__init__", MemberShape("method", tuple(texts), ("body",))

    def _member(self, wanted: Wanted, member: Member) -> MemberShape:
        marks = set(self._marks(member))
        if member.kind in FUNCTIONS:
            found = wanted.signatures(member.name)
            told = found is not UNTOLD and all(each.exact or each.returns is not MISSING for each in found)
            texts = tuple(map(self._writer.signature, found)) if told else ()
            marks |= {"async"} if any(each.flow == "coroutine" for each in found) else set()
            return MemberShape(member.kind, texts, tuple(sorted(marks)))
        form = self._writer.text(wanted.type_of(member)) if wanted.type_of(member) is not MISSING else ""
        taken = wanted.set_type_of(member) if member.settable and member.kind == "property" else MISSING
        setter = "" if taken is MISSING else self._writer.text(taken)
        marks |= set() if member.settable else {"read-only"}
        marks |= {"class-variable"} if member.class_var else set()
        types_ = (form, setter) if setter not in {"", form} else (form,)
        return MemberShape(member.kind, types_ if form else (), tuple(sorted(marks)))

    def _marks(self, member: Member) -> Iterator[str]:
        """What a body says: ``body`` for one that plugins may inherit."""
        if member.kind not in {*FUNCTIONS, "property"}:
            return
        value = dict_of_class(member.owner).get(member.name)
        if getattr(value, "__isabstractmethod__", False):
            yield from () if is_protocol(member.owner) else ("abstract",)
        elif not (is_protocol(member.owner) and body_of(value) is not None):
            yield "body"


def _classes_in(form: object) -> Iterator[type]:
    """The class that an API is, or those of ``type[X]`` and of a union."""
    if special(form) in {"Union", "type"}:
        for each in args_of(form):
            yield from _classes_in(each)
    else:
        origin = origin_of(form) or form
        yield from (origin,) if is_really(origin, type) else ()


def _name(thing: object) -> str:
    return f"{thing.__module__}.{thing.__name__}" if is_really(thing, typing.NewType) else name_in_full(_cls(thing))


def _cls(thing: object) -> type:
    assert is_really(thing, type)
    return thing


def _field_types(cls: type) -> Iterator[object]:
    fields: object = dict_of_class(cls).get("_fields", ())
    return types_of_fields(cls, fields if is_really(fields, tuple) else ())


def _has_constructor(cls: type) -> bool:
    """Whether anybody but the library says how it is made."""
    owners = [each for each in mro_of(cls) if {"__init__", "__new__"} & set(dict_of_class(each))]
    return any(not is_of_the_library(each) for each in owners)


def _is_private(name: str, member: Member) -> bool:
    """Whether a member of a class is none of its API: private, every object's, or made by the library."""
    if not name.startswith("_"):
        return False
    function = member.value
    if not (name.endswith("__") and is_really(function, types.FunctionType)) or name in dict_of_class(object):
        return True
    made_up = function.__code__.co_filename.startswith("<")
    return made_up or str(function.__module__).partition(".")[0] in sys.stdlib_module_names


def _marks(cls: type) -> Iterator[str]:
    if dict_of_class(cls).get("__final__") is True:
        yield "final"
    if dict_of_class(cls).get("_is_runtime_protocol") is True:
        yield "runtime-checkable"
