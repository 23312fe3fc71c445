"""What a name or an attribute in an expression is, where it stands. Nothing is read but namespaces."""

from __future__ import annotations

import ast
import builtins
import types
import typing
from collections.abc import Mapping
from types import FunctionType, ModuleType
from typing import Literal, Protocol

from longshore._compat import own_annotations
from longshore.conformance import mro_of
from longshore.conformance.forms.annotations import MISSING, bare, name_of, origin_of, resolve, type_parameters
from longshore.conformance.forms.static import dict_of_class, dict_of_module, first, is_really
from longshore.conformance.source.parameters import (
    Kind,
    changes_in,
    dotted,
    first_parameter,
    parameters_of,
    with_default,
)
from longshore.conformance.source.trees import Definition
from longshore.conformance.source.unions import UNKNOWN, has_variables, is_generic, is_known

Checker = Literal["mypy", "pyright"]


class Asking(Protocol):
    """Answers what an inferred type depends on."""

    def attribute(self, cls: type, name: str, checker: Checker) -> tuple[object, bool]:
        """The type of ``self.name``, and whether it is declared."""
        ...

    def variable(self, space: dict[str, object], name: str, checker: Checker) -> object:
        """The type of a module's variable."""
        ...


class Place:
    """A place in the source.

    Attributes:
        space: the globals.
        cls: the class around, ``None`` in a module.
        method: the ``def`` around, ``None`` in the body of a class or module itself.
        function: what has become of that, ``None`` where it can't be found.
    """

    __slots__ = ("space", "cls", "method", "function")

    def __init__(
        self,
        space: dict[str, object],
        cls: type | None = None,
        method: Definition | None = None,
        function: FunctionType | None = None,
    ) -> None:
        self.space = space
        self.cls = cls
        self.method = method
        self.function = function

    def resolved(self, annotation: object) -> object:
        """What an annotation means here; a type variable that is none of the class can't be known."""
        local: dict[str, object] = type_parameters(self.cls, self.function)
        parameters: object = ()
        if self.cls is not None:
            body: Mapping[str, object] = dict_of_class(self.cls)
            local |= body if self.method is None else {}
            parameters = body.get("__parameters__")
        form = resolve(annotation, self.space, local)
        return UNKNOWN if has_variables(form, parameters if isinstance(parameters, tuple) else ()) else form


class Scope:
    """The names of a place.

    Args:
        place: where.
        checker: whose rules count.
        asking: answers what a type depends on.
    """

    def __init__(self, place: Place, checker: Checker, asking: Asking) -> None:
        self.place = place
        self.checker: Checker = checker
        self.hidden: set[str] = set()  # by comprehensions and conditional expressions
        self._asking = asking
        method = place.method
        self._bound, self._tested = (frozenset[str](),) * 2 if method is None else changes_in(method)
        self._parameters: dict[str, tuple[ast.arg, Kind]] = {}
        for each, kind in parameters_of(method) if method is not None else ():
            self._parameters[each.arg] = each, kind

    def thing(self, node: ast.expr) -> object:
        """The object that a name or dotted name stands for, :data:`MISSING` where that is not certain."""
        if isinstance(node, ast.Name):
            return self._named(node.id)
        base = self.thing(node.value) if isinstance(node, ast.Attribute) else MISSING
        if is_really(base, ModuleType) and isinstance(node, ast.Attribute):
            return dict_of_module(base).get(node.attr, MISSING)
        if is_really(base, type) and isinstance(node, ast.Attribute):
            return first(mro_of(base), node.attr)[0]
        return MISSING

    def type_of_name(self, name: str) -> object:
        """The type of a parameter, of a class, or of a variable of the module."""
        if name in self._tested or name in self._bound or name in self.hidden:
            return UNKNOWN
        if name in self._parameters:
            return self._parameter(*self._parameters[name])
        thing = self._named(name)
        if is_really(thing, type):
            return class_object(thing, name)
        if thing is MISSING or name not in self.place.space or _has_no_variable(thing):
            return UNKNOWN
        return self._asking.variable(self.place.space, name, self.checker)

    def type_of_attribute(self, node: ast.Attribute, *, exact: bool) -> object:
        """The type of ``self.x``, of a member of an enum, or of a class that is an attribute."""
        owner = node.value
        if isinstance(owner, ast.Name) and self._is_object(owner.id):
            return self._of_object(node, exact=exact)
        base = self.thing(owner)
        if is_really(base, type):
            members = dict_of_class(base).get("_member_map_")
            if isinstance(members, dict) and node.attr in members:
                return UNKNOWN if exact else base
        thing = self.thing(node)
        return class_object(thing, node.attr) if is_really(thing, type) else UNKNOWN

    def _is_object(self, name: str) -> bool:
        return self.place.method is not None and name == first_parameter(self.place.method)

    def _of_object(self, node: ast.Attribute, *, exact: bool) -> object:
        """The type of ``self.x``, unless more may be known of it here than what is declared."""
        path = dotted(node)
        if self.place.cls is None or path.partition(".")[0] in self._bound or path in self._tested | self.hidden:
            return UNKNOWN
        form, declared = self._asking.attribute(self.place.cls, node.attr, self.checker)
        return UNKNOWN if path in self._bound and (declared or exact) else form

    def _named(self, name: str) -> object:
        """What a name stands for that nothing inside the method or class binds."""
        place = self.place
        closed = place.function.__code__.co_freevars if place.function is not None else ()
        if name in self.hidden or name in self._bound or name in self._parameters or name in closed:
            return MISSING
        body = dict_of_class(place.cls) if place.cls is not None and place.method is None else {}
        if name in body:
            return body[name] if is_really(body[name], type) else MISSING
        return place.space[name] if name in place.space else vars(builtins).get(name, MISSING)

    def _parameter(self, parameter: ast.arg, kind: Kind) -> object:
        method = self.place.method
        if method is None or parameter.arg == first_parameter(method) or method.type_comment or parameter.type_comment:
            return UNKNOWN
        if parameter.annotation is None:
            return self._unannotated(method, parameter.arg, kind)
        function = self.place.function
        known = own_annotations(function) if function is not None else {}
        form = bare(self.place.resolved(known.get(parameter.arg, ast.unparse(parameter.annotation))))
        if kind == "one" or not is_known(form):
            return form
        if origin_of(form) is typing.Unpack or isinstance(form, typing.ParamSpecArgs | typing.ParamSpecKwargs):
            return UNKNOWN
        return types.GenericAlias(tuple, (form, ...)) if kind == "args" else types.GenericAlias(dict, (str, form))

    def _unannotated(self, method: Definition, name: str, kind: Kind) -> object:
        """What is passed can be anything; but pyright looks at the default, and at the method that is overridden."""
        if kind != "one":
            return tuple if kind == "args" else dict
        above = mro_of(self.place.cls)[1:-1] if self.place.cls is not None else ()
        inherited = any(method.name in dict_of_class(base) for base in above)
        if self.checker == "pyright" and (inherited or name in with_default(method)):
            return UNKNOWN
        return typing.Any


def class_object(cls: type, name: str) -> object:
    """The type of a class itself, under the name that it was given where it is written."""
    return types.GenericAlias(type, (cls,)) if name_of(cls) == name and not is_generic(cls) else UNKNOWN


def _has_no_variable(thing: object) -> bool:
    return type(thing) is FunctionType or is_really(thing, ModuleType)
