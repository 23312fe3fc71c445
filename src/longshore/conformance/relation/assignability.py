"""Is a value of one type a value of another, by the typing specification: yes, no, or not to be known here.

The chapters are "Type system concepts" (assignability), "Special types" (promotions) and "Protocols".
"""

from __future__ import annotations

import typing
from abc import ABCMeta
from collections.abc import Callable, Iterable
from typing import Literal

from longshore.conformance import dict_of, mro_of
from longshore.conformance.forms.annotations import MISSING, Unknown, args_of, bare, origin_of
from longshore.conformance.forms.generics import Bases
from longshore.conformance.forms.kinds import is_protocol, is_typed_dict, is_union
from longshore.conformance.forms.static import first, inherits, is_really, may_be_anything

Verdict = Literal["yes", "no", "unknown"]
Structural = Callable[[type, object], Verdict]

_PROMOTIONS: dict[type, tuple[type, ...]] = {float: (int,), complex: (int, float)}
_OPEN: tuple[type, ...] = (Unknown, typing.TypeVar, typing.ParamSpec, typing.TypeVarTuple, typing.ForwardRef)
_BY_HOOK = ("collections.abc", "contextlib", "os")


def assignable(actual: object, expected: object, structural: Structural) -> Verdict:
    """Whether every value of type ``actual`` is one of type ``expected``.

    Args:
        actual: the plugin's type.
        expected: the API's type.
        structural: answers for a class and a Protocol.
    """
    actual, expected = bare(actual), bare(expected)
    if expected is typing.Any or expected is object or expected is MISSING or _same(expected, actual):
        return "yes"
    if actual is typing.Any or actual is typing.Never or actual is typing.NoReturn:
        return "yes"
    if any(each is MISSING or issubclass(type(each), _OPEN) for each in (actual, expected)):
        return "unknown"
    if is_union(actual):
        return _all(assignable(each, expected, structural) for each in args_of(actual))
    if is_union(expected):
        return _any(assignable(actual, each, structural) for each in args_of(expected))
    if actual is None:
        return assignable(type(None), expected, structural)
    if expected is None:
        return assignable(actual, type(None), structural)
    if origin_of(actual) is Literal and origin_of(expected) is not Literal:
        return _all(assignable(type(each), expected, structural) for each in args_of(actual))
    if type(actual) is typing.NewType:
        return _any((assignable(actual.__supertype__, expected, structural), "unknown"))
    return _classes(actual, expected, structural)


def _same(one: object, other: object) -> bool:
    if one is other or is_really(one, type) or is_really(other, type):
        return one is other
    try:
        return bool(one == other)
    except Exception:
        return False


def _all(verdicts: Iterable[Verdict]) -> Verdict:
    found = set(verdicts)
    return "no" if "no" in found else "unknown" if "unknown" in found else "yes"


def _any(verdicts: Iterable[Verdict]) -> Verdict:
    found = set(verdicts)
    return "yes" if "yes" in found else "unknown" if "unknown" in found else "no"


def _classes(actual: object, expected: object, structural: Structural) -> Verdict:
    actual_class, expected_class = _origin(actual), _origin(expected)
    if not (is_really(actual_class, type) and is_really(expected_class, type)):
        return "unknown"
    if may_be_anything(actual_class):
        return "yes"
    if inherits(actual_class, expected_class):
        return _arguments(actual, expected, expected_class)
    if any(inherits(actual_class, each) for each in _PROMOTIONS.get(expected_class, ())):
        return "yes"
    if is_protocol(expected_class):
        return structural(actual_class, expected) if actual is actual_class else "unknown"
    if is_typed_dict(actual_class) and is_typed_dict(expected_class):
        return "unknown"
    return _by_hook(actual_class, expected_class)


def _arguments(actual: object, expected: object, expected_class: type) -> Verdict:
    """Two classes of which one inherits from the other, by the type arguments alone: equal ones are assignable."""
    wanted = args_of(expected)
    if not wanted:
        return "yes"
    found = args_of(actual) if _origin(actual) is expected_class else ()
    found = found or tuple(Bases(actual).of(expected_class).values())
    same = len(found) == len(wanted) and all(map(_same, map(bare, found), map(bare, wanted)))
    return "yes" if same else "unknown"


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


def is_hooked(api: type) -> bool:
    """Whether an ABC asks for methods alone, as a Protocol does: ``Iterable``, ``PathLike``."""
    return any(
        dict_of(base).get("__module__") in _BY_HOOK and "__subclasshook__" in dict_of(base) for base in mro_of(api)[:1]
    )


def _origin(form: object) -> object:
    origin: object = origin_of(form)
    return form if origin is None else origin
