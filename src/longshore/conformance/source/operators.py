"""What operators give on the built-in types."""

from __future__ import annotations

import ast
import typing
from collections.abc import Sequence

from longshore.conformance.forms.annotations import origin_of
from longshore.conformance.source.unions import NONE, UNKNOWN, one_of, same

_NUMBERS: tuple[object, ...] = (int, float, complex)
_TEXTS: tuple[object, ...] = (str, bytes)
_COMPARED: tuple[object, ...] = (*_NUMBERS, *_TEXTS, bool, NONE)
_CONTAINERS: tuple[object, ...] = (*_TEXTS, list, tuple, set, frozenset, dict)
_ARITHMETIC = (ast.Add, ast.Sub, ast.Mult, ast.Div, ast.FloorDiv, ast.Mod)
_BITS = (ast.BitAnd, ast.BitOr, ast.BitXor, ast.LShift, ast.RShift)


def operation(left: object, operator: ast.operator, right: object) -> object:
    """The type of ``left + right`` and the like."""
    if left is typing.Any:
        return left
    if isinstance(operator, _BITS):
        return int if left is int and right is int else UNKNOWN
    if one_of(_TEXTS, left):
        return left if _on_text(left, operator, right) else UNKNOWN
    one, two = (int if each is bool else each for each in (left, right))
    if isinstance(operator, _ARITHMETIC) and one_of(_NUMBERS, one) and one_of(_NUMBERS, two):
        found = [
            each for each in _NUMBERS if each is one or each is two or (each is float and isinstance(operator, ast.Div))
        ]
        return UNKNOWN if found[-1] is complex and isinstance(operator, ast.FloorDiv | ast.Mod) else found[-1]
    return left if _on_list(left, operator, right) else UNKNOWN


def _on_text(left: object, operator: ast.operator, right: object) -> bool:
    if isinstance(operator, ast.Mult):
        return right is int
    return isinstance(operator, ast.Mod) or (isinstance(operator, ast.Add) and right is left)


def _on_list(left: object, operator: ast.operator, right: object) -> bool:
    if left is not list and origin_of(left) is not list:
        return False
    return (isinstance(operator, ast.Add) and same(left, right)) or (isinstance(operator, ast.Mult) and right is int)


def compared(operators: Sequence[ast.cmpop], forms: Sequence[object]) -> object:
    """The type of ``a < b <= c``: objects of other classes may give anything."""
    for operator, left, right in zip(operators, forms[:-1], forms[1:], strict=True):
        if isinstance(operator, ast.Is | ast.IsNot):
            continue
        if isinstance(operator, ast.In | ast.NotIn):
            if one_of(_CONTAINERS, right) or one_of(_CONTAINERS, origin_of(right)):
                continue
        elif one_of(_COMPARED, left) and one_of(_COMPARED, right):
            continue
        return UNKNOWN
    return bool


def sign(operator: ast.unaryop, form: object) -> object:
    """The type of ``not x``, ``-x``, ``+x`` and ``~x``."""
    if isinstance(operator, ast.Not):
        return bool
    number = int if form is bool else form
    signed = number is int or (one_of(_NUMBERS, number) and not isinstance(operator, ast.Invert))
    return number if signed else UNKNOWN
