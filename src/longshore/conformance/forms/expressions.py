"""String annotations that have more in them than names, brackets and bars: only what a type is written with is read."""

from __future__ import annotations

import ast
from types import CodeType

from longshore._compat import override

_NODES = (
    *(ast.Expression, ast.Name, ast.Attribute, ast.Subscript, ast.Tuple, ast.List, ast.Starred, ast.Constant),
    *(ast.BinOp, ast.BitOr, ast.UnaryOp, ast.USub, ast.Load),
)


def as_type(text: str) -> CodeType | None:
    """The code of a string annotation, the notes of ``Annotated`` left out; ``None`` where it would do more."""
    try:
        source = f"({text},)[0]" if text.startswith("*") else text.strip()
        tree = _Bare().visit(ast.parse(source, mode="eval"))
        if not all(isinstance(node, _NODES) for node in ast.walk(tree)):
            return None
        return compile(ast.fix_missing_locations(tree), "<annotation>", "eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


class _Bare(ast.NodeTransformer):
    """Takes the notes out of ``Annotated[int, Field(gt=3)]``."""

    @override
    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        self.generic_visit(node)
        name = node.value.attr if isinstance(node.value, ast.Attribute) else getattr(node.value, "id", "")
        if name == "Annotated" and isinstance(node.slice, ast.Tuple) and node.slice.elts:
            return node.slice.elts[0]
        return node
