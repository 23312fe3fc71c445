"""Classes: by their bases and the variance of their type parameters, or, for a Protocol, by their members.

The chapters are "Generics" (variance), "Special types" (promotions) and "Protocols".
"""

from __future__ import annotations

import typing
from abc import ABCMeta
from collections.abc import Container, Mapping

from longshore.conformance import dict_of, mro_of
from longshore.conformance.forms import library
from longshore.conformance.forms.generics import Bases, assigned, parameters_of
from longshore.conformance.forms.kinds import args_of, is_protocol, is_typed_dict, origin_of
from longshore.conformance.forms.static import first, inherits, is_really, may_be_anything
from longshore.conformance.relation import Judge, Verdict, all_of
from longshore.conformance.relation.dictionaries import dictionaries
from longshore.conformance.relation.variance import by_variance

_PROMOTIONS: dict[type, tuple[type, ...]] = {float: (int,), complex: (int, float)}


def classes(judge: Judge, actual: object, expected: object) -> Verdict:
    """Whether one class, with its type arguments, is assignable to another."""
    actual_class, expected_class = class_of(actual), class_of(expected)
    if actual_class is None or expected_class is None:
        return "unknown"
    if may_be_anything(actual_class):
        return "yes"
    if is_typed_dict(actual_class):
        if is_typed_dict(expected_class):
            return dictionaries(judge, actual, expected)
        return _dictionary(judge, expected, expected_class)
    if inherits(actual_class, expected_class) and not parameters_of(expected_class):
        return "yes"
    bases = Bases(actual, open_as=typing.Any)
    if bases.knows(expected_class):
        return _arguments(judge, bases, actual, expected)
    promoted = [each for cls, lower in _PROMOTIONS.items() if cls is expected_class for each in lower]
    if any(inherits(actual_class, each) for each in promoted):
        return "yes"
    if is_protocol(expected_class) or library.protocol_of(expected_class) is not None:
        return judge.structural(actual, expected)
    return _by_hook(actual_class, expected_class)


def class_of(form: object) -> type | None:
    """The class that a form is, or is made from."""
    origin: object = origin_of(form)
    found = form if origin is None else origin
    return found if is_really(found, type) else None


def _dictionary(judge: Judge, expected: object, expected_class: type) -> Verdict:
    """A TypedDict is a mapping from text to objects, and no dict."""
    if inherits(expected_class, dict):
        return "no"
    mapping = Mapping[str, object]
    return classes(judge, mapping, expected)


def _arguments(judge: Judge, bases: Bases, actual: object, expected: object) -> Verdict:
    """Two classes of which one inherits from the other, by the type arguments alone."""
    expected_class = class_of(expected) or object
    parameters = parameters_of(expected_class)
    if not parameters:
        return "yes"
    found = bases.of(expected_class)
    wanted = assigned(parameters, args_of(expected) if origin_of(expected) else None, typing.Any)
    verdict = all_of(
        by_variance(judge, expected_class, each, found.get(each, typing.Any), wanted[each]) for each in parameters
    )
    derived = expected_class is Container and verdict == "no" and origin_of(actual) is not Container
    return "mypy" if derived else verdict  # pyright compares the members, of which none has the parameter


def is_hooked(api: type) -> bool:
    """Whether an ABC asks for methods alone, as a Protocol does: ``Iterable``, ``PathLike``."""
    return library.protocol_of(api) is not None


def _by_hook(actual: type, expected: type) -> Verdict:
    """A class against one that it does not inherit from: an ABC may know it, and typeshed may know more bases."""
    module = dict_of(expected).get("__module__")  # of typing: IO, whose classes typeshed derives from it
    if module == "typing":
        return "unknown"
    return "no" if known_to(expected, actual) == "no" else "unknown"


def known_to(api: type, cls: type) -> Verdict:
    """Whether an ABC of the usual kind counts a class among its subclasses, by registration or by its hook."""
    usual: object = ABCMeta
    if type(api) is not usual:
        return "no"
    if not _runs_nothing(cls):
        return "unknown"
    try:
        return "yes" if issubclass(cls, api) else "no"  # the hooks of the library look for methods, and run none
    except Exception:
        return "unknown"


def _runs_nothing(cls: type) -> bool:
    """Whether an ABC, its hook and those of its other subclasses run nothing when they read and keep a class."""
    for name in ("__hash__", "__eq__", "__getattribute__", "__class__", "__mro__", "__dict__", "__annotations__"):
        value, owner = first(mro_of(type(cls)), name)
        if not (owner is object or owner is type or type(value) is dict):
            return False
    return all(type(dict_of(base).get("__annotations__", {})) is dict for base in mro_of(cls) if base is not type)
