"""Says which :class:`Shape` a type annotation is."""

from __future__ import annotations

import typing
from collections.abc import Callable, Collection, Iterable, Mapping, MutableMapping, MutableSequence, Sequence
from collections.abc import Set as AbstractSet
from types import FunctionType, MappingProxyType, NoneType, SimpleNamespace, UnionType
from typing import Literal

from longshore.declarations.shapes import Either, Fields, Fixed, Items, OneOf, Pairs, Scalar, Shape

_SCALARS: Mapping[object, Scalar] = {
    str: Scalar(str),
    int: Scalar(int, bool),
    float: Scalar(float, int, bool),
    complex: Scalar(complex, float, int, bool),
    bool: Scalar(bool),
    bytes: Scalar(bytes),
    None: Scalar(NoneType),
    NoneType: Scalar(NoneType),
    typing.LiteralString: Scalar(str),
}
_QUALIFIERS = {"Required", "NotRequired", "ReadOnly", "Annotated", "Final", "ClassVar"}
_LISTS = {list, Sequence, MutableSequence, Collection, Iterable}
_COLLECTIONS = {*_LISTS, tuple, frozenset, set, AbstractSet, dict, Mapping, MutableMapping}
_METHODS: tuple[type, ...] = (FunctionType, classmethod, staticmethod)
_NOTHING = property()
_known: dict[object, Shape] = {}


def shape_of(hint: object) -> Shape:
    """The shape of a type.

    Args:
        hint: an annotation, evaluated.

    Raises:
        TypeError: literals can't have that type.
    """
    try:
        known = _known.get(hint)
    except TypeError:  # not hashable: no type
        raise _unusable(hint) from None
    if known is None:
        known = _shape(hint)
        _known[hint] = known
    return known


def _shape(hint: object) -> Shape:
    hint = _bare(hint)
    if hint is object or hint is typing.Any:
        return Shape()
    if hint in _SCALARS:
        return _SCALARS[hint]
    origin: object = typing.get_origin(hint) or hint
    arguments: tuple[object, ...] = typing.get_args(hint)
    if origin is Literal:
        return OneOf(hint, arguments)
    if origin is typing.Union or origin is UnionType:
        return Either(hint, [shape_of(each) for each in arguments])
    if origin is tuple and arguments[1:] != (...,):
        return Fixed(hint, [shape_of(each) for each in arguments])
    return _collection(origin, arguments, hint) if origin in _COLLECTIONS else _fields(hint, origin)


def _collection(origin: object, arguments: tuple[object, ...], hint: object) -> Shape:
    inside = [shape_of(each) for each in arguments if each is not ...] or [Shape()]
    if origin in _LISTS:
        return Items(hint, inside[0], (list,) if origin in {list, MutableSequence} else (list, tuple), list)
    if origin is tuple:
        return Items(hint, inside[0], (tuple,), tuple)
    if origin in {frozenset, set, AbstractSet}:
        return Items(hint, inside[0], (set,), set if origin is set else frozenset)
    return Pairs(hint, inside[0], inside[-1])


def _bare(hint: object) -> object:
    """A type without what is said about it besides, under its own name."""
    while True:
        if _name(hint) in _QUALIFIERS:
            hint = typing.get_args(hint)[0]
        elif hasattr(hint, "__supertype__"):
            hint = getattr(hint, "__supertype__", object)
        elif type(hint).__name__ == "TypeAliasType":
            hint = getattr(hint, "__value__", object)
        else:
            return hint


def _name(hint: object) -> str:
    """The name of a special form: of ``NotRequired[int]``, ``"NotRequired"``."""
    origin: object = typing.get_origin(hint)
    return str(getattr(origin, "_name", "") or getattr(origin, "__name__", ""))


def _fields(hint: object, origin: object) -> Shape:
    if not isinstance(origin, type):
        raise _unusable(hint)
    try:
        hints: dict[str, object] = typing.get_type_hints(origin, include_extras=True)
    except Exception as error:
        from longshore.rendering.usage import unknown_annotation  # late: to explain

        raise unknown_annotation(hint, error) from None
    make: Callable[[dict[str, object]], object] = dict
    if typing.is_typeddict(origin):
        required = _required_keys(origin, hints)
    elif hasattr(origin, "__dataclass_fields__") or (issubclass(origin, tuple) and hasattr(origin, "_fields")):
        hints, required = _parameters(origin, hints)
        make = _maker(origin)
    elif getattr(origin, "_is_protocol", False):
        hints |= _properties(origin)
        if _has_methods(origin):
            raise _unusable(hint)
        defaults = {name: value for name in hints if not isinstance(value := _default(origin, name), property)}
        required = frozenset(hints) - frozenset(defaults)
        make = _maker(SimpleNamespace, defaults)
    else:
        raise _unusable(hint)
    fields: dict[str, Shape] = {}
    shape = Fields(hint, fields, required, make)
    _known[hint] = shape  # known before its parts are, of which it may be one
    try:
        fields.update({name: _field(hint, name, each) for name, each in hints.items()})
    except TypeError:
        del _known[hint]
        raise
    return shape


def _field(owner: object, name: str, hint: object) -> Shape:
    try:
        return shape_of(hint)
    except TypeError as error:
        from longshore.rendering.usage import field_of  # late: to explain

        raise field_of(owner, name, error) from None


def _unusable(hint: object) -> TypeError:
    from longshore.rendering.usage import no_literal  # late: to explain

    return no_literal(hint)


def metadata_shape(hint: object) -> Shape:
    """The shape of a type of metadata, which has named fields, or is a mapping.

    Raises:
        TypeError: it has none, or literals can't have that type.
    """
    shape = shape_of(hint)
    if not isinstance(shape, Fields | Pairs):
        raise _unusable(hint)
    return shape


def _required_keys(cls: type, hints: Mapping[str, object]) -> frozenset[str]:
    """Those of a TypedDict; postponed annotations hide what is said of single keys from the class itself."""
    said = {name: _name(each) for name, each in hints.items()}
    required: frozenset[str] = getattr(cls, "__required_keys__", frozenset())
    required -= {name for name, each in said.items() if each == "NotRequired"}
    return required | {name for name, each in said.items() if each == "Required"}


def _parameters(cls: type, hints: Mapping[str, object]) -> tuple[dict[str, object], frozenset[str]]:
    """The types of what a class is called with, and the names without a default."""
    from inspect import Parameter, signature  # late: hosts with such metadata have imported it, for dataclasses

    parameters = signature(cls).parameters
    required = [name for name, each in parameters.items() if each.default is Parameter.empty]
    return {name: hints.get(name, object) for name in parameters}, frozenset(required)


def _maker(cls: type, defaults: Mapping[str, object] = MappingProxyType({})) -> Callable[[dict[str, object]], object]:
    if not defaults:
        return lambda values: cls(**values)
    from copy import deepcopy  # late: few types of metadata have defaults that longshore puts in

    return lambda values: cls(**{**deepcopy(dict(defaults)), **values})  # a list is not to be shared by plugins


def _properties(cls: type) -> dict[str, object]:
    """The types of a class's properties."""
    found: dict[str, object] = {}
    for base in reversed(cls.__mro__):
        for name, each in vars(base).items():
            if isinstance(each, property) and each.fget is not None:
                found[name] = typing.get_type_hints(each.fget, include_extras=True).get("return", object)
    return found


def _has_methods(cls: type) -> bool:
    """Whether a Protocol has methods, which no literal has."""
    members = [item for base in cls.__mro__ if getattr(base, "_is_protocol", False) for item in vars(base).items()]
    return any(isinstance(each, _METHODS) for name, each in members if not name.startswith("_"))


def _default(cls: type, name: str) -> object:
    """What a class assigns to one of its attributes, a property for nothing."""
    value: object = getattr(cls, name, _NOTHING)
    return value
