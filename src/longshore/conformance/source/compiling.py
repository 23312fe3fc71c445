"""Compiles a statement, which is never executed, to see whether it is what a function was made from."""

from __future__ import annotations

import ast
import types
import warnings
from collections.abc import Iterable, Iterator, Sequence
from types import CodeType

_FUTURE = 0x1FE0000  # the code flags of __future__ imports
_NESTED = 0x10  # the code flag of a function inside a function


def compiled(node: ast.stmt, codes: Sequence[CodeType], owner: str, imported: Iterable[str]) -> frozenset[CodeType]:
    """All code in a statement, compiled among names as they are around it.

    Args:
        node: the statement.
        codes: the code that it should hold.
        owner: the class that it stands in, which changes private names; ``""`` for none.
        imported: the names that the module imports: the compiler makes other calls of what they give.
    """
    if owner:
        node = _inside(f"class {owner}: pass", node)
    if any(each.co_flags & _NESTED for each in codes):
        around = {name for each in codes for name in each.co_freevars} - {"__class__", "__classdict__"}
        node = _inside(f"def _({', '.join(sorted(around))}): pass", node)
    module = ast.parse("".join(f"import {name}\n" for name in imported if name.isidentifier()))
    module.body.append(node)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            code = compile(module, "<text>", "exec", flags=codes[0].co_flags & _FUTURE, dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return frozenset()
    return frozenset(_all_in(code))


def _inside(text: str, node: ast.stmt) -> ast.stmt:
    around = ast.parse(text).body[0]
    assert isinstance(around, ast.ClassDef | ast.FunctionDef)
    around.body = [node]
    return around


def _all_in(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if type(each) is types.CodeType:
            yield each
            yield from _all_in(each)
