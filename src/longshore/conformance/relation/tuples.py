"""Tuples: of a fixed length, of any length, and with an unpacked part ("Tuples")."""

from __future__ import annotations

import types
import typing

from longshore.conformance.forms.generics import Bases, unpack, unpacked
from longshore.conformance.forms.kinds import args_of, origin_of
from longshore.conformance.forms.static import is_really
from longshore.conformance.forms.variables import Flexible, Rigid, is_open
from longshore.conformance.relation import Judge, Verdict, all_of

_ANY_LENGTH = (typing.Any, ...)


class _Items:
    """The items of a tuple type.

    Attributes:
        before: the types of the items in front of the unpacked part.
        many: the type of every item of the unpacked part, that of ``*Ts`` itself, ``None`` for none.
        after: the types of the items behind it.
    """

    __slots__ = ("before", "many", "after")

    def __init__(self, arguments: tuple[object, ...]) -> None:
        self.before: list[object] = []
        self.many: object = None
        self.after: list[object] = []
        if len(arguments) == 2 and arguments[1] is Ellipsis:
            self.many = arguments[0]
            return
        for each in arguments:
            inner = unpacked(each)
            if inner is None:
                (self.before if self.many is None else self.after).append(each)
            elif is_really(inner, Flexible) and inner.value is not None:
                self._unpack(_Items(args_of(inner.value)))
            elif origin_of(inner) is tuple:
                self._unpack(_Items(args_of(inner)))
            else:
                self.many = inner

    @property
    def counted(self) -> bool:
        """Whether the tuple has a length."""
        return self.many is None

    def _unpack(self, inner: _Items) -> None:
        target = self.before if self.many is None else self.after
        target += inner.before
        if inner.many is not None:
            self.many = inner.many
        (self.before if self.many is None else self.after).extend(inner.after)


def tuples(judge: Judge, actual: object, expected: object) -> Verdict:
    """Whether a tuple type is assignable to another; the actual one may be a class that inherits from a tuple."""
    found = _Items(_arguments(actual))
    wanted = _Items(_arguments(expected))
    if wanted.counted:
        return _fixed(judge, found, wanted)
    first, last = len(wanted.before), len(wanted.after)
    if _is_any(found.many):  # as many as are wanted
        found.before += [typing.Any] * max(first - len(found.before), 0)
        found.after[:0] = [typing.Any] * max(last - len(found.after), 0)
    items = found.before if found.counted else found.after
    if len(found.before) < first or len(items) < last or len(found.before) + len(found.after) < first + last:
        return "no"
    end = len(items) - last
    middle = found.before[first:end] if found.counted else [*found.before[first:], *found.after[:end]]
    return all_of(
        (
            *map(judge.assignable, found.before[:first], wanted.before),
            *map(judge.assignable, items[end:], wanted.after),
            _middle(judge, middle, found.many, wanted.many),
        )
    )


def alike_to_pyright(judge: Judge, actual: object, expected: object) -> bool:
    """Whether to pyright two tuple types are the same although one has a length: it compares their items alone."""
    if origin_of(actual) is not tuple or origin_of(expected) is not tuple:
        return False
    found, wanted = _Items(_arguments(actual)), _Items(_arguments(expected))
    if not found.counted or wanted.counted or wanted.before or wanted.after:
        return False
    return all(judge.same(each, wanted.many) == "yes" for each in found.before)


def _fixed(judge: Judge, found: _Items, wanted: _Items) -> Verdict:
    if found.counted and len(found.before) != len(wanted.before):
        return "no"
    end = len(wanted.before) - len(found.after)
    if len(found.before) > end:
        return "no"
    if is_really(found.many, Flexible):
        found.many.value = types.GenericAlias(tuple, tuple(wanted.before[len(found.before) : end]))
    elif not found.counted and not _is_any(found.many):
        return "no"
    return all_of(
        (
            *map(judge.assignable, found.before, wanted.before),
            *map(judge.assignable, found.after, wanted.before[end:]),
        ),
    )


def _middle(judge: Judge, middle: list[object], many: object, wanted: object) -> Verdict:
    """Whether the items that stand against the unpacked part are what it wants."""
    if is_really(wanted, Flexible):
        wanted.value = types.GenericAlias(tuple, (*middle, *_star(many)))
        return "yes"
    if is_really(many, Flexible):
        many.value = types.GenericAlias(tuple, _star(wanted))
        return all_of(judge.assignable(each, wanted) for each in middle)
    if is_really(wanted, Rigid) or is_open(wanted):
        if many == wanted and not middle:
            return "yes"
        return "mypy" if _is_any(many) else "no" if is_really(wanted, Rigid) else "unknown"
    every = middle if many is None else [*middle, many]
    if any(is_really(each, Rigid) for each in every) or any(map(is_open, every)):
        return "yes" if wanted is object or _is_any(wanted) else "unknown"
    return all_of(judge.assignable(each, wanted) for each in every)


def _star(many: object) -> tuple[object, ...]:
    """The unpacked part of a tuple as an item of one."""
    if many is None:
        return ()
    of_any_length = (
        many if (is_really(many, Flexible) or is_really(many, Rigid)) else types.GenericAlias(tuple, (many, ...))
    )
    return (unpack(of_any_length),)


def _is_any(form: object) -> bool:
    return form is typing.Any


def _arguments(form: object) -> tuple[object, ...]:
    """The type arguments that a class has as a tuple."""
    if origin_of(form) is tuple:
        return args_of(form)
    return Bases(form).items or _ANY_LENGTH
