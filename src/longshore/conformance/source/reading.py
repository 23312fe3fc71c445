"""Reads what the classes and modules of a plugin bind; what one type depends on is read as well."""

from __future__ import annotations

import ast
import sys
from collections.abc import Callable, Sequence
from enum import EnumMeta
from types import MemberDescriptorType, ModuleType
from weakref import WeakKeyDictionary

from longshore._compat import own_annotations
from longshore.conformance import mro_of
from longshore.conformance.forms.annotations import MISSING, namespace_of
from longshore.conformance.forms.generics import bare
from longshore.conformance.forms.kinds import args_of, is_union, origin_of
from longshore.conformance.forms.names import Unknown
from longshore.conformance.forms.static import (
    dict_of_class,
    dict_of_module,
    first,
    inherits,
    is_of_the_library,
    is_really,
)
from longshore.conformance.source import NotSet, Telling, Told, Unreadable
from longshore.conformance.source.assignments import Binding, Bindings, in_body, in_methods
from longshore.conformance.source.bound import Bound
from longshore.conformance.source.codes import own_functions, setters_of
from longshore.conformance.source.scopes import Checker, Place
from longshore.conformance.source.trees import class_statement, module_statement
from longshore.conformance.source.unions import UNKNOWN, has_variables, same, without_literals

Text = ast.ClassDef | ast.Module
_of_methods: WeakKeyDictionary[Text, Bindings] = WeakKeyDictionary()
_of_bodies: WeakKeyDictionary[Text, Bindings] = WeakKeyDictionary()


def by_methods(statement: ast.ClassDef, name: str) -> Sequence[Binding]:
    """The places in the methods of a class that bind an attribute of their object."""
    if statement not in _of_methods:
        _of_methods[statement] = in_methods(statement)
    return _of_methods[statement].get(name, ())


def by_body(statement: Text, name: str) -> Sequence[Binding]:
    """The places that bind a variable of the body of a class or module."""
    if statement not in _of_bodies:
        _of_bodies[statement] = in_body(statement.body)
    return _of_bodies[statement].get(name, ())


class Reading:
    """One question and those that it leads to; one that leads to itself has no answer."""

    def __init__(self) -> None:
        self._asked: list[tuple[object, str]] = []

    def of_attribute(self, setters: Sequence[type], name: str) -> Telling:
        """The type of ``self.name``, which the methods of some classes may set, in the order of resolution."""
        statements = [(cls, class_statement(cls)) for cls in setters]
        pairs = [(cls, by_methods(found, name)) for cls, found in statements if found is not None]
        bound = [Bound(name, each, _space_of(cls), cls, self) for cls, each in pairs if each]
        unread = any(found is None for _, found in statements)
        if not bound:
            return Unreadable() if unread else NotSet()
        declaring = next((each for each in bound if each.declared), bound[0])
        if unread or any(is_of_the_library(cls) for cls in setters):
            unknown = Unknown(f"self.{name}")
            return _told(unknown, unknown, declaring)
        basic = next(each for each in bound if each.declared or _is_first(each, bound))
        mypy = basic.seen_by("mypy")
        if basic is not declaring and has_variables(mypy, ()):
            mypy = Unknown(f"self.{name}")
        return _told(mypy, declaring.seen_by("pyright"), declaring)

    def of_class_variable(self, cls: type, name: str) -> Telling:
        """The type of a variable that the body of a class binds, and its methods as well if they do."""
        statement = class_statement(cls)
        if statement is None:
            return Unreadable()
        body = by_body(statement, name)
        if not body:
            return NotSet()
        found = Bound(name, [*body, *by_methods(statement, name)], _space_of(cls), cls, self)
        enum = inherits(type(cls), EnumMeta)  # whose bodies have members
        return _checked(found, dict_of_class(cls).get(name, MISSING), certain=not enum)

    def of_module_variable(self, module: ModuleType, name: str) -> Telling:
        """The type of a variable that the body of a module binds."""
        statement = module_statement(module)
        if statement is None:
            return Unreadable()
        bindings = by_body(statement, name)
        if not bindings:
            return NotSet()
        space = dict_of_module(module)
        return _checked(Bound(name, bindings, space, None, self), space.get(name, MISSING), certain=True)

    def attribute(self, cls: type, name: str, checker: Checker) -> tuple[object, bool]:
        """What ``self.name`` is inside a method, and whether its type is written."""
        for base in mro_of(cls):
            if name in own_annotations(base):
                form = bare(Place(_space_of(base), base).resolved(own_annotations(base)[name]))
                foreign = base is not cls and has_variables(form, ())
                return (UNKNOWN if foreign or form is MISSING else form), True
        value, _ = first(mro_of(cls), name)
        if value is not MISSING and type(value) is not MemberDescriptorType:
            return UNKNOWN, True
        told = self._once(cls, name, lambda: self.of_attribute(setters_of(cls, name), name))
        declared = isinstance(told, Told) and told.declared
        return _widened(told, checker), declared

    def variable(self, space: dict[str, object], name: str, checker: Checker) -> object:
        """What a global name is inside a function."""
        module = sys.modules.get(str(space.get("__name__")))
        if not is_really(module, ModuleType) or dict_of_module(module) is not space:
            return UNKNOWN
        if name in own_annotations(module):
            form = bare(Place(space).resolved(own_annotations(module)[name]))
            if form is not MISSING:
                return form
        return _widened(self._once(module, name, lambda: self.of_module_variable(module, name)), checker)

    def _once(self, owner: object, name: str, ask: Callable[[], Telling]) -> Telling:
        """An answer, unless it is being looked for already."""
        if any(each is owner and asked == name for each, asked in self._asked):
            return NotSet()
        self._asked.append((owner, name))
        try:
            return ask()
        finally:
            self._asked.pop()


def _widened(told: Telling, checker: Checker) -> object:
    """The type as it goes on to what is assigned from it: mypy keeps those literals alone that are written."""
    if not isinstance(told, Told):
        return UNKNOWN
    if checker == "pyright":
        return told.pyright
    return told.mypy if told.declared else without_literals(told.mypy)


def _is_first(bound: Bound, others: Sequence[Bound]) -> bool:
    """Whether no base of a class sets the attribute: to mypy, what is set again is not defined again."""
    return not any(
        each is not bound and bound.cls is not None and each.cls is not None and inherits(bound.cls, each.cls)
        for each in others
    )


def _space_of(cls: type) -> dict[str, object]:
    functions = own_functions(cls)
    return functions[0].__globals__ if functions else namespace_of(cls)


def _told(mypy: object, pyright: object, bound: Bound) -> Told:
    owner = object if bound.cls is None else bound.cls
    return Told(mypy, mypy if same(mypy, pyright) else pyright, owner, declared=bound.declared, final=bound.final)


def _checked(bound: Bound, value: object, *, certain: bool) -> Told:
    """What the source tells of a variable, unless its value is not what is written there."""
    mypy, pyright = bound.seen_by("mypy"), bound.seen_by("pyright")
    fits = bound.declared or (_fits(value, mypy) and _fits(value, pyright))
    if not (certain and fits):
        mypy = pyright = Unknown(bound.text)
    return _told(mypy, pyright, bound)


def _fits(value: object, form: object) -> bool:
    """Whether a value may have come from an expression of that type, and is itself what is read."""
    if value is MISSING:
        return True
    if not is_really(value, type) and first(mro_of(type(value)), "__get__")[0] is not MISSING:
        return False
    if is_union(form):
        return any(_fits(value, each) for each in args_of(form))
    cls = origin_of(form) or form
    return not is_really(cls, type) or inherits(type(value), cls)
