"""Which types an API mentions, and who makes and who uses objects of them."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping

from longshore.evolution.expressions import parameters, signature_tree, type_tree
from longshore.model.evolution import ApiShape, MemberShape

Directions = Mapping[str, frozenset[int]]
"""By the name of a type: 1 where a plugin gives the host such an object, -1 where it gets one."""
_FUNCTIONS = frozenset({"method", "classmethod", "staticmethod"})
_READ = frozenset(
    """tuple type frozenset typing.Unpack typing.ClassVar typing.Concatenate collections.abc.Iterator
    collections.abc.Iterable collections.abc.Sequence collections.abc.Collection collections.abc.Awaitable
    collections.abc.Coroutine collections.abc.AsyncIterator collections.abc.AsyncIterable collections.abc.Mapping
    collections.abc.Set collections.abc.Reversible contextlib.AbstractContextManager
    contextlib.AbstractAsyncContextManager""".split()
)
"""Generic types whose arguments are only read."""


def directions(*shapes: ApiShape) -> Directions:
    """The types that all of some shapes have, each with the directions in which objects of it go.

    Args:
        shapes: of the same API, at different times.
    """
    common = set.intersection(*(set(each.types) for each in shapes))
    found: dict[str, frozenset[int]] = {}
    given = [text for each in shapes for text in (each.api, each.meta) if text]
    waiting = [one for text in given for one in _in_type(type_tree(text), 1)]
    while waiting:
        name, direction = waiting.pop(0)
        if any(name in each.types for each in shapes) and direction not in found.get(name, ()):
            found[name] = found.get(name, frozenset[int]()) | {direction}
            waiting += [one for each in shapes for one in _in_members(each, name, direction)]
    others = dict.fromkeys(sorted(common - found.keys()), frozenset({1, -1}))  # such as the bound of a type variable
    return {name: each for name, each in {**found, **others}.items() if name in common}


def named_by(api: str) -> frozenset[str]:
    """The types that plugins give where an API is a type expression: ``type[X]`` names X."""
    return frozenset(name for name, direction in _in_type(type_tree(api), 1) if direction == 1)


def _in_members(shape: ApiShape, name: str, direction: int) -> Iterator[tuple[str, int]]:
    found = shape.types.get(name)
    if found is not None:
        for base in found.bases:
            yield from _in_type(type_tree(base), direction)
        for each in found.members.values():
            yield from _in_member(each, direction)


def _in_member(shape: MemberShape, direction: int) -> Iterator[tuple[str, int]]:
    for text in shape.types:
        if shape.form in _FUNCTIONS:
            tree = signature_tree(text)
            for each in parameters(tree):
                yield from _in_type(each.annotation, -direction)
            yield from _in_type(tree.returns, direction)
        else:
            yield from _in_type(type_tree(text), direction)
            if "read-only" not in shape.marks:
                yield from _in_type(type_tree(text), -direction)


def _in_type(node: ast.expr | None, direction: int) -> Iterator[tuple[str, int]]:
    if isinstance(node, ast.Name | ast.Attribute):
        name = ast.unparse(node)
        yield name, direction
        yield name.rpartition(".")[0], direction  # an enum, of which a Literal names a value
    elif isinstance(node, ast.BinOp):
        yield from _in_type(node.left, direction)
        yield from _in_type(node.right, direction)
    elif isinstance(node, ast.Tuple | ast.List):
        for each in node.elts:
            yield from _in_type(each, direction)
    elif isinstance(node, ast.Subscript):
        yield from _in_generic(node, direction)


def _in_generic(node: ast.Subscript, direction: int) -> Iterator[tuple[str, int]]:
    name = ast.unparse(node.value)
    yield name, direction
    if name == "collections.abc.Callable" and isinstance(node.slice, ast.Tuple):
        yield from _in_type(node.slice.elts[0], -direction)
        yield from _in_type(node.slice.elts[1], direction)
        return
    yield from _in_type(node.slice, direction)
    if name not in _READ:
        yield from _in_type(node.slice, -direction)
