"""Which names the body of a module, a class or a method binds, and to what."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence

from longshore.model import Noun
from longshore.verification.expressions import class_of, last_name
from longshore.verification.reading import Source, Sources, flat
from longshore.verification.stubs.functions import Function, own_nodes

_DEEPEST = 20  # of bases


class Binding(Noun):
    """One assignment to a name or to an attribute of ``self``.

    Attributes:
        name: what is bound.
        annotation: its annotation, ``None`` for none.
        value: what it is bound to, ``None`` where that is no expression of its own.
    """

    __slots__ = ("name", "annotation", "value")

    def __init__(self, name: str, annotation: ast.expr | None, value: ast.expr | None) -> None:
        self.name = name
        self.annotation = annotation
        self.value = value


def bindings(body: Sequence[ast.stmt], own: str = "") -> Mapping[str, list[Binding]]:
    """The variables that a body binds, in order.

    Args:
        body: the statements.
        own: what the object itself is called, for its attributes; ``""`` for plain names.
    """
    found: dict[str, list[Binding]] = {}
    for node in flat(body):
        for each in _bound(node, own):
            found.setdefault(each.name, []).append(each)
    return found


def _bound(node: ast.stmt, own: str) -> Iterator[Binding]:
    if isinstance(node, ast.AnnAssign):
        name = _name(node.target, own)
        yield from [Binding(name, node.annotation, node.value)] if name else []
    elif isinstance(node, ast.Assign):
        for target in node.targets:
            yield from _targets(target, node.value, own)
    elif isinstance(node, ast.For | ast.AsyncFor):
        yield from _targets(node.target, None, own)
    elif isinstance(node, ast.With | ast.AsyncWith):
        for item in node.items:
            yield from _targets(item.optional_vars, None, own) if item.optional_vars else ()


def _targets(target: ast.expr, value: ast.expr | None, own: str) -> Iterator[Binding]:
    if isinstance(target, ast.Tuple | ast.List):
        values = value.elts if isinstance(value, ast.Tuple | ast.List) else []
        starred = any(isinstance(each, ast.Starred) for each in [*target.elts, *values])
        same = len(values) == len(target.elts) and not starred
        for number, each in enumerate(target.elts):
            inner = each.value if isinstance(each, ast.Starred) else each
            yield from _targets(inner, values[number] if same else None, own)
    elif name := _name(target, own):
        yield Binding(name, None, value)


def _name(target: ast.expr, own: str) -> str:
    if not own:
        return target.id if isinstance(target, ast.Name) else ""
    is_own = isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == own
    return target.attr if is_own and isinstance(target, ast.Attribute) else ""


def methods(node: ast.ClassDef) -> Iterator[tuple[Function, str]]:
    """The methods of a class that have an object, and what they call it."""
    for each in flat(node.body):
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef):
            own = [*each.args.posonlyargs, *each.args.args][:1]
            bare = {last_name(one) for one in each.decorator_list}
            if own and not bare & {"staticmethod", "classmethod"} and each.name not in {"__new__", "__init_subclass__"}:
                yield each, own[0].arg


def defined(body: Sequence[ast.stmt]) -> set[str]:
    """The names of the classes and functions in a body."""
    kinds = (ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {each.name for each in flat(body) if isinstance(each, kinds)}


def is_inherited(sources: Sources, source: Source, node: ast.ClassDef, name: str, depth: int = 0) -> bool:
    """Whether a base of a class has a member, as far as the sources tell."""
    for each in node.bases:
        found = class_of(sources, source, each.value if isinstance(each, ast.Subscript) else each)
        home = sources.source(found.module) if found else None
        if found is None or home is None or not isinstance(found.node, ast.ClassDef) or depth > _DEEPEST:
            continue
        if name in {*defined(found.node.body), *bindings(found.node.body)}:
            return True
        if any(name in bindings(method.body, own) for method, own in methods(found.node)):
            return True
        if is_inherited(sources, home, found.node, name, depth + 1):
            return True
    return False


def is_unchanged(function: Function, name: str) -> bool:
    """Whether a parameter has its own type all through a function: nothing is assigned to it, no test asks for it."""
    for node in own_nodes(function):
        if isinstance(node, ast.Name) and node.id == name and not isinstance(node.ctx, ast.Load):
            return False
        test = node if isinstance(node, ast.BoolOp | ast.Compare) else getattr(node, "test", None)
        for asked in (test, getattr(node, "subject", None)):
            if isinstance(asked, ast.AST) and any(
                isinstance(one, ast.Name) and one.id == name for one in ast.walk(asked)
            ):
                return False
    return True
