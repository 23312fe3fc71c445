"""The type that a type checker infers for an expression. Nothing is evaluated."""

from __future__ import annotations

import ast
import types
import typing
from collections.abc import Generator, Sequence
from contextlib import contextmanager
from types import FunctionType
from typing import Literal

from longshore.conformance import mro_of
from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.generics import bare
from longshore.conformance.forms.kinds import origin_of
from longshore.conformance.forms.static import first, is_of_the_library, is_really, name_of
from longshore.conformance.source.assignments import is_static
from longshore.conformance.source.calls import made_by
from longshore.conformance.source.operators import compared, operation, sign
from longshore.conformance.source.parameters import paths_in
from longshore.conformance.source.scopes import Scope
from longshore.conformance.source.unions import (
    NONE,
    UNKNOWN,
    is_generic,
    is_known,
    one_of,
    same,
    subscripted,
    union,
    without_literals,
    without_none,
)

Mode = Literal["plain", "final", "element", "wide"]
"""What literals are: their class, but themselves in a tuple; themselves; themselves, but their class in a tuple; their
class."""
_EXACT: tuple[Mode, ...] = ("final", "element")
_LITERALS: tuple[type, ...] = (int, str, bytes, bool)


class Inference:
    """Infers types in one scope.

    Args:
        scope: what the names mean.
    """

    def __init__(self, scope: Scope) -> None:
        self._scope = scope
        self._mypy = scope.checker == "mypy"

    def of(self, node: ast.expr, mode: Mode = "plain") -> object:
        """The type of an expression, :data:`UNKNOWN` where it can't be known."""
        form = self._of(node, mode)
        return form if self._mypy or mode in _EXACT else without_literals(form)

    def _of(self, node: ast.expr, mode: Mode) -> object:
        match node:
            case ast.Constant(value=value):
                return _constant(value, exact=mode in _EXACT)
            case ast.JoinedStr():
                return str
            case ast.Name(id=name):
                return self._scope.type_of_name(name)
            case ast.Attribute():
                return self._scope.type_of_attribute(node, exact=mode in _EXACT)
            case ast.NamedExpr(value=value):
                return self.of(value, mode)
            case ast.Call():
                return self._call(node)
            case ast.Tuple(elts=parts):
                return self._tuple(parts, mode)
            case ast.List(elts=parts):
                return self._container(list, [parts])
            case ast.Set(elts=parts):
                return self._container(set, [parts])
            case ast.Dict(keys=keys, values=values):
                return self._container(dict, [keys, values])
            case ast.ListComp() | ast.SetComp() | ast.DictComp():
                return self._comprehension(node)
            case ast.IfExp() if not is_static(node.test):
                return self._choice(node, mode)
            case ast.BoolOp(op=ast.Or(), values=values):
                return self._either(values, mode)
            case ast.Compare(left=left, ops=ops, comparators=others) if mode not in _EXACT:
                return compared(ops, [self.of(each, "wide") for each in (left, *others)])
            case ast.BinOp(left=left, op=op, right=right) if mode not in _EXACT:
                return operation(self.of(left, "wide"), op, self.of(right, "wide"))
            case ast.UnaryOp(op=sort, operand=operand) if mode not in _EXACT:
                return sign(sort, self.of(operand, "wide"))
            case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int(value))):
                return _constant(-value, exact=True)
            case _:
                return UNKNOWN

    def _call(self, node: ast.Call) -> object:
        function = node.func
        if isinstance(function, ast.Subscript):
            return self._made_with_arguments(function)
        thing = self._scope.thing(function)
        name = function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")
        if thing is typing.cast and node.args:
            return bare(self._scope.place.resolved(ast.unparse(node.args[0])))
        if is_really(thing, type) and name_of(thing) != name:
            return UNKNOWN  # the name may stand for another class as well
        if type(thing) is FunctionType and thing.__code__.co_name != name:
            return UNKNOWN
        return made_by(thing, untyped=typing.Any if self._mypy else UNKNOWN)

    def _made_with_arguments(self, function: ast.Subscript) -> object:
        """``C[int]()``, for a class whose brackets are the library's own."""
        cls = self._scope.thing(function.value)
        if not is_really(cls, type) or first(mro_of(type(cls)), "__getitem__")[0] is not MISSING:
            return UNKNOWN
        _, owner = first(mro_of(cls), "__class_getitem__")
        if not is_generic(cls) or not is_of_the_library(owner) or made_by(cls, untyped=UNKNOWN) is not cls:
            return UNKNOWN
        form = self._scope.place.resolved(ast.unparse(function))
        return form if origin_of(form) is cls else UNKNOWN

    def _tuple(self, parts: Sequence[ast.expr], mode: Mode) -> object:
        inner: Mode = "element" if mode == "final" or (mode == "plain" and not self._mypy) else "wide"
        forms = [self.of(each, inner) for each in parts]
        if not all(_is_whole(each) for each in forms):
            return tuple
        return types.GenericAlias(tuple, tuple(None if each is NONE else each for each in forms))

    def _container(self, kind: type, groups: Sequence[Sequence[ast.expr | None]]) -> object:
        """A list, set or dict by what is in it; the class alone where that is nothing, or of several types."""
        found: list[object] = []
        for group in groups:
            forms = [UNKNOWN if each is None else self.of(each, "wide") for each in group]
            if not forms or not _is_whole(forms[0]) or not all(same(each, forms[0]) for each in forms):
                return kind
            if self._mypy and origin_of(forms[0]) is type:  # it tells classes from type[...] there
                return kind
            found.append(None if forms[0] is NONE else forms[0])
        return types.GenericAlias(kind, tuple(found))

    def _comprehension(self, node: ast.ListComp | ast.SetComp | ast.DictComp) -> object:
        hidden = {name for each in node.generators for part in (each.target, *each.ifs) for name in paths_in(part)}
        with self._hiding(hidden):
            if isinstance(node, ast.DictComp):
                return self._container(dict, [[node.key], [node.value]])
            return self._container(list if isinstance(node, ast.ListComp) else set, [[node.elt]])

    def _choice(self, node: ast.IfExp, mode: Mode) -> object:
        """``a if test else b``, of one type, or ``None``; a name that is not ``None`` has its type without that."""
        name, is_none = _tested_for_none(node.test)
        told, other = (node.orelse, node.body) if is_none else (node.body, node.orelse)
        forms: list[object] = []
        if isinstance(told, ast.Name) and told.id == name:
            forms.append(without_none(self.of(told, mode)))
        with self._hiding(paths_in(node.test)):
            forms.extend(self.of(each, mode) for each in ([other] if forms else [told, other]))
        one, two = forms
        alike = same(one, two) or (one_of(forms, NONE) and mode not in _EXACT)
        return union(forms) if alike and is_known(one) and is_known(two) else UNKNOWN

    def _either(self, values: Sequence[ast.expr], mode: Mode) -> object:
        forms = [self.of(each, mode) for each in values]
        parts = [*map(without_none, forms[:-1]), forms[-1]]
        return parts[0] if all(same(each, parts[0]) for each in parts) else UNKNOWN

    @contextmanager
    def _hiding(self, names: set[str]) -> Generator[None]:
        """Names that mean, or may be, something else inside an expression."""
        before = self._scope.hidden
        self._scope.hidden = before | names
        try:
            yield
        finally:
            self._scope.hidden = before


def _constant(value: object, *, exact: bool) -> object:
    if exact and type(value) in _LITERALS:
        return subscripted(typing.Literal, value)
    return type(value)


def _is_whole(form: object) -> bool:
    """Whether all of a type is known, its arguments included."""
    return is_known(form) and not is_generic(form)


def _tested_for_none(test: ast.expr) -> tuple[str, bool]:
    """The name that a condition asks about, and whether the condition is that it is ``None``."""
    match test:
        case ast.Name(id=name):
            return name, False
        case ast.Compare(left=ast.Name(id=name), ops=[ast.Is() | ast.IsNot() as op], comparators=[ast.Constant(None)]):
            return name, isinstance(op, ast.Is)
        case _:
            return "", False
