"""What kind of type a form is, in whatever spelling: ``typing``'s, ``typing_extensions``'s or the built-in one."""

from __future__ import annotations

import types
import typing
from collections.abc import Callable

from longshore.conformance import dict_of
from longshore.conformance.forms.annotations import Missing
from longshore.conformance.forms.made import is_form
from longshore.conformance.forms.names import UNION, Unknown
from longshore.conformance.forms.static import is_really, module_of

_SPELLINGS = ("typing", "typing_extensions")
_CLASSES: dict[object, str] = {types.UnionType: "Union", typing.Union: "Union", Callable: "Callable"}
_CLASSES |= {type: "type", tuple: "tuple", typing.Annotated: "Annotated", typing.Any: "Any"}
_NAMES = {id(each): name for each, name in _CLASSES.items()}  # by identity: a metaclass may have its own hash
_CALLABLE: object = Callable
_PLAIN = frozenset(map(id, (types.NoneType, Missing, Unknown, str, list, tuple)))
"""The classes, by identity, of what stands in annotations and is no form."""


def origin_of(form: object) -> object:
    """:func:`typing.get_origin`, but of a class nothing is asked: its metaclass may have something to run."""
    if type(form) is types.GenericAlias:  # the usual answers first: typing comes to them late
        return form.__origin__
    if issubclass(type(form), type) or id(type(form)) in _PLAIN or not is_form(form):
        return None
    return types.UnionType if type(form) is types.UnionType else typing.get_origin(form)


def args_of(form: object) -> tuple[object, ...]:
    """:func:`typing.get_args`, in the same way; of a ``Callable``, its parameters and what it gives."""
    if issubclass(type(form), type) or not is_form(form):
        return ()
    if type(form) is types.GenericAlias and form.__origin__ is _CALLABLE:
        *parameters, result = form.__args__
        if len(parameters) == 1 and _is_list(parameters[0]):
            return parameters[0], result
        return list(parameters), result
    return typing.get_args(form)


def _is_list(form: object) -> bool:
    """Whether a form stands for a list of parameters."""
    if form is Ellipsis or type(form) in {list, tuple, typing.ParamSpec} or special(form) == "Concatenate":
        return True
    own = module_of(form).startswith("longshore.")
    return own and getattr(form, "stands_for_parameters", False) is True


def special(form: object) -> str:
    """The name of a special form, or of that which a form is made from; ``""`` for a class."""
    if id(type(form)) in _PLAIN:
        return ""
    origin = origin_of(form)
    what = form if origin is None else origin
    if issubclass(type(what), type):
        return _NAMES.get(id(what), "")
    if type(what) is types.GenericAlias or not is_form(what):
        return ""
    name: object = getattr(what, "_name", None) or getattr(type(what), "__name__", "")
    return str(name)


def is_protocol(api: object) -> bool:
    """Whether a class is a Protocol (and not only inherits from one)."""
    return is_really(api, type) and dict_of(api).get("_is_protocol") is True


def is_union(form: object) -> bool:
    """Whether a type is a union, in either spelling ("Union types")."""
    return special(form) == "Union"


def is_typed_dict(cls: object) -> bool:
    """Whether a class is a TypedDict, which is compared by its keys ("Typed dictionaries")."""
    return is_really(cls, type) and type.__dict__["__name__"].__get__(type(cls)) == "_TypedDictMeta"


def union_of(forms: typing.Iterable[object]) -> object:
    """The union of some forms, whatever they are."""
    return types.GenericAlias(UNION, tuple(forms))
