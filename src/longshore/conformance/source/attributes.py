"""Reads a plugin's source text, which is never executed, for what the object does not tell."""

from __future__ import annotations

from collections.abc import Iterator
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Literal

from longshore.conformance import mro_of
from longshore.conformance.forms.static import dict_of_class

if TYPE_CHECKING:
    import ast

Answer = Literal["yes", "no", "unknown"]


def sets_attribute(cls: type, name: str) -> Answer:
    """Whether a method of a class or of a base assigns a name on its first parameter: ``self.x = ...``.

    The code objects tell most classes that do not without their source. ``unknown`` where the source would have to
    tell, but is missing or is no longer that of the class.
    """
    answers = {_one_sets(base, name) for base in mro_of(cls) if base is not object}
    return "yes" if "yes" in answers else "unknown" if "unknown" in answers else "no"


def _one_sets(cls: type, name: str) -> Answer:
    codes = [each.__code__ for each in dict_of_class(cls).values() if type(each) is FunctionType]
    naming = [code for code in codes if _mentions(code, name)]
    if not naming:
        return "no"
    answers = {_code_sets(code, name) for code in naming}
    return "yes" if "yes" in answers else "unknown" if "unknown" in answers else "no"


def _mentions(code: CodeType, name: str) -> bool:
    return name in code.co_names or any(_mentions(each, name) for each in code.co_consts if isinstance(each, CodeType))


def _code_sets(code: CodeType, name: str) -> Answer:
    if not code.co_argcount:
        return "no"
    node = _node(code)
    return "unknown" if node is None else "yes" if name in _assigned(node) else "no"


_trees: dict[str, tuple[list[str], ast.Module | None]] = {}


def _node(code: CodeType) -> ast.FunctionDef | ast.AsyncFunctionDef | None:
    """The statement that a function was made from, where the file still has it at its place."""
    for node in _functions(code.co_filename):
        first_line = min([node.lineno, *(each.lineno for each in node.decorator_list)])
        count = len(node.args.posonlyargs) + len(node.args.args)
        if (node.name, first_line, count) == (code.co_name, code.co_firstlineno, code.co_argcount):
            return node
    return None


def _functions(file: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    import ast  # late: only findings need it
    import linecache  # late: only findings need it

    linecache.checkcache(file)
    lines = linecache.getlines(file)
    known, tree = _trees.get(file, ([], None))
    if lines is not known:
        try:
            tree = ast.parse("".join(lines))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            tree = None
        _trees[file] = lines, tree
    for node in ast.walk(tree) if tree is not None else ():
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def _assigned(method: ast.FunctionDef | ast.AsyncFunctionDef) -> set[str]:
    import ast  # late: only findings need it

    own = [*method.args.posonlyargs, *method.args.args][0].arg
    return {
        node.attr
        for node in ast.walk(method)
        if isinstance(node, ast.Attribute)
        and isinstance(node.ctx, ast.Store)
        and isinstance(node.value, ast.Name)
        and node.value.id == own
    }
