"""String annotations that have brackets: they are read without what would call something."""

from __future__ import annotations

import ast
from types import CodeType

from longshore._compat import override


def without_calls(text: str) -> CodeType | None:
    """The code of a string annotation, the notes of ``Annotated`` left out; ``None`` where a call remains."""
    try:
        tree = _Bare().visit(ast.parse(text.strip(), mode="eval"))
        if any(isinstance(node, ast.Call | ast.Await | ast.Lambda | ast.NamedExpr) for node in ast.walk(tree)):
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
