"""What kind of class a class is: it decides how a stub writes what is in it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from typing import Literal

from longshore._compat import override
from longshore.verification.expressions import class_of, definition_of, last_name
from longshore.verification.reading import Source, Sources, is_builtin
from longshore.verification.stubs.functions import parameters
from longshore.verification.stubs.values import full_name

Flavour = Literal["module", "class", "fields", "enum", "dictionary"]
"""Whose variables: those of a module, of a class, of a class that makes fields of them, of an enum, of a TypedDict."""

_NAMED, _TYPED = "NamedTuple", "TypedDict"
_ENUMS = frozenset({"EnumMeta", "EnumType"})
_TRANSFORM = "dataclass_transform"
_DATACLASS = "dataclasses.dataclass"
_DEEPEST = 20  # of bases


def flavour_of(sources: Sources, source: Source, node: ast.ClassDef) -> Flavour:
    """What a class makes of its variables, as far as the sources tell."""
    marks = set(_marks(sources, source, node, 0))
    if _TYPED in marks:
        return "dictionary"
    if marks & _ENUMS:
        return "enum"
    names = decorators(sources, source, node)
    transformed = any(_is_transform(sources, source, each) for each in node.decorator_list)
    made = transformed or any(each == _DATACLASS or each.startswith(("attr.", "attrs.")) for each in names)
    return "fields" if made or marks & {_NAMED, _TRANSFORM} else "class"


def _marks(sources: Sources, source: Source, node: ast.ClassDef, depth: int) -> Iterator[str]:
    """The metaclasses of a class and its bases, and what else makes something special of them."""
    for each in node.keywords:
        if each.arg == "metaclass":
            yield _TRANSFORM if _is_transform(sources, source, each.value) else last_name(each.value)
    for base in node.bases:
        if last_name(base) in {_NAMED, _TYPED}:
            yield last_name(base)
            continue
        found = class_of(sources, source, base.value if isinstance(base, ast.Subscript) else base)
        home = sources.source(found.module) if found else None
        if found and home and isinstance(found.node, ast.ClassDef) and depth < _DEEPEST:
            yield from [_TRANSFORM] if _is_transform(sources, source, base) else []
            yield from (mark for mark in _marks(sources, home, found.node, depth + 1) if mark != _NAMED)


def _is_transform(sources: Sources, source: Source, node: ast.expr) -> bool:
    """Whether classes that this decorates or derives get a constructor from their fields (PEP 681)."""
    found = definition_of(sources, source, _called(node))
    given: list[ast.expr] = getattr(found.node, "decorator_list", []) if found else []
    return any(last_name(_called(each)) == _TRANSFORM for each in given)


def _called(node: ast.expr) -> ast.expr:
    return node.func if isinstance(node, ast.Call) else node


def decorators(sources: Sources, source: Source, node: ast.ClassDef) -> set[str]:
    """The full names of a class's decorators."""
    return {full_name(sources, source, _called(each)) for each in node.decorator_list}


def show_builtins(node: ast.ClassDef, names: AbstractSet[str]) -> bool:
    """Write the language's own names in full in the annotations of a class, where its attributes hide them.

    Returns:
        Whether there was any.
    """
    visitor = _Shown({each for each in names if is_builtin(each)})
    for method in ast.walk(node):
        if isinstance(method, ast.FunctionDef | ast.AsyncFunctionDef):
            for each in parameters(method.args):
                each.annotation = each.annotation and visitor.changed(each.annotation)
            method.returns = method.returns and visitor.changed(method.returns)
    return visitor.found


class _Shown(ast.NodeTransformer):
    def __init__(self, names: set[str]) -> None:
        self._names = names
        self.found = False

    def changed(self, node: ast.expr) -> ast.expr:
        """One annotation."""
        made: object = self.visit(node)
        assert isinstance(made, ast.expr)
        return made

    @override
    def visit_Name(self, node: ast.Name) -> ast.expr:
        """One name."""
        if node.id not in self._names:
            return node
        self.found = True
        return ast.Attribute(ast.Name("builtins"), node.id)
