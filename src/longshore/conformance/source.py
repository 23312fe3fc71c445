"""Reads a plugin's source text, which is never executed, for what the object does not tell."""

from __future__ import annotations

import ast
import linecache
from types import FunctionType

from longshore.conformance.static import dict_of_class, location_of


def attributes_set_by(cls: type) -> frozenset[str]:
    """The names that the methods of a class itself assign on their first parameter: ``self.x = ...``.

    Empty where the source is missing or is no longer that of the class.
    """
    place = location_of(cls)
    tree = _tree(place.file) if place else None
    if tree is None:
        return frozenset()
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name == cls.__name__:
            methods = [each for each in node.body if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef)]
            if all(isinstance(dict_of_class(cls).get(each.name), object) for each in methods):
                for method in methods:
                    names |= _assigned(method)
    return frozenset(names)


def _tree(file: str) -> ast.Module | None:
    text = "".join(linecache.getlines(file))
    try:
        return ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return None


def _assigned(method: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    parameters = [*method.args.posonlyargs, *method.args.args]
    if not parameters:
        return set()
    return {
        node.attr
        for node in ast.walk(method)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
        and node.value.id == parameters[0].arg
    }


def has_empty_body(function: FunctionType) -> bool:
    """Whether a function's code does nothing: ``...``, ``pass``, a docstring; such a Protocol method is abstract."""
    code = function.__code__
    constants = [each for each in code.co_consts if each is not None and not isinstance(each, str) and each is not ...]
    return not constants and not code.co_names and len(code.co_code) <= _EMPTY_CODE


def _empty(self: object) -> None: ...


_EMPTY_CODE = len(_empty.__code__.co_code)
