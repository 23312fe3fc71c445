"""Finds a literal in Python source, and says what a literal is; nothing is run.

The node classes come from ``_ast``: importing ``ast`` takes longer than reading a hundred declarations.
"""

from __future__ import annotations

from _ast import (
    AnnAssign,
    Assign,
    Attribute,
    AugAssign,
    Call,
    ClassDef,
    Constant,
    Delete,
    Dict,
    Expr,
    List,
    Module,
    Name,
    PyCF_ONLY_AST,
    Set,
    Subscript,
    Tuple,
    UAdd,
    UnaryOp,
    USub,
)
from collections.abc import Iterator, Sequence
from contextlib import suppress
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
    changed = 0
    for node in reversed(body):
        if isinstance(node, Assign | AnnAssign) and any(_is_name(each, name) for each in _targets(node)):
            if node.value is not None and changed:
                reason = f"changes {path!r} after it is assigned: nothing is run to know its value"
                return Problem(file, changed, reason, owner)
            if node.value is not None:
                return Said(file, owner, node.value)
        elif any(_is_name(_root(each), name) for each in _targets(node)):
            changed = node.lineno
    return Problem(file, 0, f"assigns nothing to {path!r}, outside of if, try and functions", owner)


def _targets(node: stmt) -> Sequence[expr]:
    """What a statement assigns, changes or deletes; what a method is called of may be changed by it."""
    match node:
        case Assign() | Delete():
            return node.targets
        case AnnAssign() | AugAssign():
            return [node.target]
        case Expr(value=Call(func=Attribute() as method)):
            return [method]
        case _:
            return ()


def _root(node: expr) -> expr:
    while isinstance(node, Attribute | Subscript):
        node = node.value
    return node


def _is_name(node: expr, name: str) -> bool:
    return isinstance(node, Name) and node.id == name


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

    def __init__(self, node: expr, what: str = "") -> None:
        super().__init__(node, what)
        self.node = node
        self.what = what

    @property
    def reason(self) -> str:
        """What stands there."""
        return f"{self.what or f'is {kind(self.node)}'}, not a literal: nothing is run to know its value"


UNPACKS = "has a ** in it"


def kind(node: expr) -> str:
    """What stands in a source, in a few words."""
    if isinstance(node, Name):
        return f"the name {node.id}"
    if isinstance(node, List | Tuple | Set | Dict):
        return f"a {type(node).__name__.lower()}"
    if isinstance(node, Constant | UnaryOp):
        with suppress(NotLiteral):
            value = value_of(node)
            return f"{type(value).__name__} {value!r:.60}" if value is not None else "None"
    return _KINDS.get(type(node).__name__, "an expression")


_KINDS = {
    "Attribute": "an attribute",
    "BinOp": "an operation",
    "Call": "a call",
    "JoinedStr": "an f-string",
    "Lambda": "a function",
    "UnaryOp": "an operation",
}


def value_of(node: expr) -> object:
    """The value of a literal.

    Raises:
        NotLiteral: it is none.
    """
    match node:
        case Constant():
            value: object = node.value
            return value
        case UnaryOp(op=USub() | UAdd() as sign, operand=Constant(value=int() | float() as number)):
            return number if isinstance(sign, UAdd) else -number
        case List():
            return [value_of(each) for each in node.elts]
        case Tuple():
            return tuple([value_of(each) for each in node.elts])
        case Set():
            return {value_of(each) for each in node.elts}
        case Dict():
            return {value_of(key): value_of(each) for key, each in entries(node)}
        case Call(func=Name(id=name)) if (items := inner(node)) is not node:
            values = value_of(items)
            return frozenset(values) if name == "frozenset" and isinstance(values, set) else values
        case _:
            raise NotLiteral(node)


def inner(node: expr) -> expr:
    """The items of ``frozenset({...})``, ``set([...])``, or the node itself; ``set()`` is an empty list."""
    if isinstance(node, Call) and isinstance(node.func, Name) and node.func.id in {"set", "frozenset"}:
        if not node.keywords and len(node.args) == 1 and isinstance(node.args[0], List | Tuple | Set):
            return Set(node.args[0].elts, lineno=node.lineno, col_offset=node.col_offset)
        if not node.keywords and not node.args:
            return Set([], lineno=node.lineno, col_offset=node.col_offset)
    return node


def entries(node: Dict) -> Iterator[tuple[expr, expr]]:
    """The keys and values of a dictionary.

    Raises:
        NotLiteral: it unpacks another one.
    """
    for key, value in zip(node.keys, node.values, strict=True):
        if key is None:
            raise NotLiteral(value, UNPACKS)
        yield key, value
