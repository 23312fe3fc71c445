"""The parameters of a ``def`` statement, and what its body does to them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from typing import Literal
from weakref import WeakKeyDictionary

from longshore.conformance.source.trees import Definition

Kind = Literal["one", "args", "kwargs"]
_changes: WeakKeyDictionary[Definition, tuple[frozenset[str], frozenset[str]]] = WeakKeyDictionary()


def parameters_of(method: Definition) -> Iterator[tuple[ast.arg, Kind]]:
    """All parameters, and whether they take one value, ``*args`` or ``**kwargs``."""
    arguments = method.args
    for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs):
        yield each, "one"
    if arguments.vararg is not None:
        yield arguments.vararg, "args"
    if arguments.kwarg is not None:
        yield arguments.kwarg, "kwargs"


def first_parameter(method: Definition) -> str:
    """What a method calls its object, ``""`` where it takes no parameters."""
    found = [*method.args.posonlyargs, *method.args.args]
    return found[0].arg if found else ""


def with_default(method: Definition) -> set[str]:
    """The parameters that may be left out."""
    positional = [*method.args.posonlyargs, *method.args.args]
    found = {each.arg for each in positional[len(positional) - len(method.args.defaults) :]}
    pairs = zip(method.args.kwonlyargs, method.args.kw_defaults, strict=True)
    return found | {each.arg for each, default in pairs if default is not None}


def is_typed(method: Definition) -> bool:
    """Whether mypy looks into a function: one of its parameters, or its result, has a type."""
    annotated = method.returns is not None or method.type_comment is not None
    return annotated or any(each.annotation is not None or each.type_comment for each, _ in parameters_of(method))


def changes_in(method: Definition) -> tuple[frozenset[str], frozenset[str]]:
    """What a function binds, and what it looks at in conditions, after which a checker may know more of its type.

    Attributes of a name are there with their name: ``self.x``.
    """
    if method not in _changes:
        _changes[method] = _changes_in(method)
    return _changes[method]


def _changes_in(method: Definition) -> tuple[frozenset[str], frozenset[str]]:
    bound: set[str] = set()
    tested: set[str] = set()
    nodes = list(ast.walk(method))
    loops = [each.target for each in nodes if isinstance(each, ast.comprehension)]
    inside = {id(each) for loop in loops for each in ast.walk(loop)}  # which bind for themselves alone
    for node in nodes:
        if isinstance(node, ast.Name | ast.Attribute) and not isinstance(node.ctx, ast.Load) and id(node) not in inside:
            bound.add(dotted(node))
        elif isinstance(node, Definition | ast.ClassDef | ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
            bound.add(node.name or "")
        elif isinstance(node, ast.MatchMapping):
            bound.add(node.rest or "")
        elif isinstance(node, ast.alias):
            bound.add(node.asname or node.name.partition(".")[0])
        elif isinstance(node, ast.If | ast.While | ast.Assert):
            tested |= paths_in(node.test)
        elif isinstance(node, ast.Match):
            tested |= paths_in(node.subject)
    return frozenset(bound), frozenset(tested)


def paths_in(node: ast.AST) -> set[str]:
    """The names in an expression, and the attributes of names."""
    return {dotted(each) for each in ast.walk(node) if isinstance(each, ast.Name | ast.Attribute)}


def dotted(node: ast.Name | ast.Attribute) -> str:
    """A name, or an attribute of a name, as it is written; ``""`` for other attributes."""
    if isinstance(node, ast.Name):
        return node.id
    return f"{node.value.id}.{node.attr}" if isinstance(node.value, ast.Name) else ""
