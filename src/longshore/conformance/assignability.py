"""Is a value of one type a value of another, by the typing specification: yes, no, or not to be known here.

The chapters are "Type system concepts" (assignability), "Special types" (promotions) and "Protocols".
"""

from __future__ import annotations

import collections.abc
import types
import typing
from collections.abc import Callable
from typing import Literal, Protocol

from longshore.conformance import mro_of
from longshore.conformance.annotations import MISSING, Unknown, bare

Verdict = Literal["yes", "no", "unknown"]
Structural = Callable[[type, type], Verdict]

_PROMOTIONS: dict[object, tuple[object, ...]] = {float: (int,), complex: (int, float)}
_OPEN = (typing.TypeVar, typing.ParamSpec, typing.TypeVarTuple, typing.ForwardRef, typing.NewType)


def is_protocol(api: object) -> bool:
    """Whether a class is a Protocol (and not only inherits from one)."""
    return isinstance(api, type) and Protocol in api.__bases__


def assignable(actual: object, expected: object, structural: Structural) -> Verdict:
    """Whether every value of type ``actual`` is one of type ``expected``.

    Args:
        actual: the plugin's type.
        expected: the API's type.
        structural: answers for a class and a Protocol.
    """
    actual, expected = bare(actual), bare(expected)
    if expected is typing.Any or expected is object or expected is MISSING or expected == actual:
        return "yes"
    if actual is typing.Any or actual is typing.Never or actual is typing.NoReturn:
        return "yes"
    if any(each is MISSING or isinstance(each, (Unknown, *_OPEN)) for each in (actual, expected)):
        return "unknown"
    if _is_union(actual):
        return _all(assignable(each, expected, structural) for each in typing.get_args(actual))
    if _is_union(expected):
        return _any(assignable(actual, each, structural) for each in typing.get_args(expected))
    if expected is None or actual is None:
        return assignable(
            type(None) if actual is None else actual, type(None) if expected is None else expected, structural
        )
    return _classes(actual, expected, structural)


def _is_union(form: object) -> bool:
    return typing.get_origin(form) in {typing.Union, types.UnionType}


def _all(verdicts: collections.abc.Iterable[Verdict]) -> Verdict:
    found = set(verdicts)
    return "no" if "no" in found else "unknown" if "unknown" in found else "yes"


def _any(verdicts: collections.abc.Iterable[Verdict]) -> Verdict:
    found = set(verdicts)
    return "yes" if "yes" in found else "unknown" if "unknown" in found else "no"


def _classes(actual: object, expected: object, structural: Structural) -> Verdict:
    actual_class, expected_class = _origin(actual), _origin(expected)
    if not (isinstance(actual_class, type) and isinstance(expected_class, type)):
        return "unknown"
    if typing.Any in mro_of(actual_class):
        return "yes"
    if expected_class in mro_of(actual_class) or actual_class in _PROMOTIONS.get(expected_class, ()):
        return "yes" if isinstance(expected, type) and not typing.get_args(expected) else "unknown"
    if any(base in _PROMOTIONS.get(expected_class, ()) for base in mro_of(actual_class)):
        return "yes"
    if is_protocol(expected_class):
        return structural(actual_class, expected_class) if expected is expected_class else "unknown"
    if is_protocol(actual_class):
        return "unknown"
    if _is_protocol_for_checkers(expected_class):
        return _by_hook(actual_class, expected_class)
    return "no"


def _by_hook(actual: type, expected: type) -> Verdict:
    """A class against an ABC of the standard library, which typeshed knows as a Protocol or a base."""
    if expected.__module__ != "collections.abc":
        return "unknown"
    return "unknown" if issubclass(actual, expected) else "no"  # the hook looks for methods, and runs none


def _origin(form: object) -> object:
    origin = typing.get_origin(form)
    return form if origin is None else origin


def _is_protocol_for_checkers(cls: type) -> bool:
    """Whether typeshed knows a class as a Protocol, or by bases that it does not have at run time."""
    return cls.__module__ in {"collections.abc", "typing", "contextlib", "os", "numbers", "_collections_abc"}
