"""Finds a literal in Python source, and says what a literal is; nothing is run.

The node classes come from ``_ast``: importing ``ast`` takes longer than reading a hundred declarations.
"""

from __future__ import annotations

from _ast import (
    AnnAssign,
    Assign,
    Call,
    ClassDef,
    Constant,
    Dict,
    List,
    Module,
    Name,
    PyCF_ONLY_AST,
    Set,
    Tuple,
    UnaryOp,
    USub,
)
from collections.abc import Sequence
from typing import TYPE_CHECKING

from longshore.declarations.texts import Said, Source
from longshore.model import Distribution, Problem

if TYPE_CHECKING:
    from ast import expr, stmt


def parsed(data: bytes, file: str, owner: Distribution) -> Source | Problem:
    """The source in some bytes; what is wrong where they are none."""
    try:
        tree = compile(data, file, "exec", PyCF_ONLY_AST, dont_inherit=True)
    except (RecursionError, MemoryError):
        return Problem(file, 0, "is nested too deep", owner)
    except (SyntaxError, ValueError) as error:
        line = error.lineno if isinstance(error, SyntaxError) else None
        return Problem(file, line or 0, f"is not Python source: {error.args[0] if error.args else error}", owner)
    assert isinstance(tree, Module)
    return Source(file, owner, tree)


def assigned(source: Source, path: str) -> Said | Problem:
    """What a module assigns to a name, or a class in it to one of its attributes: the last that does.

    Args:
        source: the module.
        path: the name, or ``Class.name``.
    """
    file, owner, tree = source.file, source.owner, source.tree
    if not path:
        return Problem(file, 0, "is named without the literal in it: write 'module:name'", owner)
    *classes, name = path.split(".")
    body: Sequence[stmt] = tree.body
    for each in classes:
        body = next((node.body for node in reversed(body) if isinstance(node, ClassDef) and node.name == each), ())
    for node in reversed(body):
        targets = node.targets if isinstance(node, Assign) else [node.target] if isinstance(node, AnnAssign) else []
        if any(isinstance(each, Name) and each.id == name for each in targets):
            assert isinstance(node, Assign | AnnAssign)
            if node.value is not None:
                return Said(file, owner, node.value)
    return Problem(file, 0, f"assigns nothing to {path!r}, outside of if, try and functions", owner)


def pairs(node: expr) -> list[tuple[object, expr]]:
    """The keys and values of a dictionary that is written as a literal or as a call with keywords."""
    if isinstance(node, Dict):
        return [(value_of(key) if key is not None else None, value) for key, value in zip(node.keys, node.values)]  # noqa: B905
    assert isinstance(node, Call)
    return [(each.arg, each.value) for each in node.keywords]


def line_of(said: Said, key: str) -> int:
    """The line of a key's value, or that of the whole literal."""
    return next((value.lineno for name, value in pairs(said.node) if name == key), said.node.lineno)


class NotLiteral(Exception):
    """Something that has to be run to know its value."""

    def __init__(self, node: expr) -> None:
        super().__init__(node)
        self.node = node


def value_of(node: expr) -> object:
    """The value of a literal.

    Raises:
        NotLiteral: it is none.
    """
    match node:
        case Constant():
            value: object = node.value
            return value
        case UnaryOp(op=USub(), operand=Constant(value=int() | float() as number)):
            return -number
        case List():
            return [value_of(each) for each in node.elts]
        case Tuple():
            return tuple([value_of(each) for each in node.elts])
        case Set():
            return {value_of(each) for each in node.elts}
        case Dict():
            return _dictionary(node)
        case _:
            raise NotLiteral(node)


def _dictionary(node: Dict) -> dict[object, object]:
    made: dict[object, object] = {}
    for key, value in zip(node.keys, node.values, strict=True):
        if key is None:
            raise NotLiteral(value)
        made[value_of(key)] = value_of(value)
    return made
