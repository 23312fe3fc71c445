"""What the source text tells of a function's body that does nothing, or next to it."""

from __future__ import annotations

import ast
from types import FunctionType
from typing import Literal

from longshore.conformance.source.trees import statement_of

Ending = Literal["return", "ellipsis", "other", "unreadable"]


def only_refuses(function: FunctionType) -> bool:
    """Whether a body does nothing but ``raise NotImplementedError(...)``."""
    node = statement_of(function.__code__, function.__globals__)
    body = node.body[1:] if node and ast.get_docstring(node, clean=False) is not None else node.body if node else []
    if len(body) != 1 or not isinstance(body[0], ast.Raise):
        return False
    raised = body[0].exc.func if isinstance(body[0].exc, ast.Call) else body[0].exc
    return isinstance(raised, ast.Name) and raised.id == "NotImplementedError"


def ending_of(function: FunctionType) -> Ending:
    """What the last statement of a body is."""
    node = statement_of(function.__code__, function.__globals__)
    if node is None:
        return "unreadable"
    last = node.body[-1]
    if isinstance(last, ast.Return):
        return "return"
    return "ellipsis" if isinstance(last, ast.Expr) and _is_ellipsis(last.value) else "other"


def _is_ellipsis(expression: ast.expr) -> bool:
    return isinstance(expression, ast.Constant) and expression.value is Ellipsis
