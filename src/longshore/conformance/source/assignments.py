"""Finds what is assigned to the attributes of ``self``, and to the variables of class bodies and modules."""

from __future__ import annotations

import ast
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from typing import Literal

from longshore.conformance.source.trees import Definition
from longshore.model import Noun

Sort = Literal["plain", "augmented", "other"]
_STATIC = frozenset({"TYPE_CHECKING", "MYPY", "sys", "platform"})
_OF_CLASS = frozenset({"__new__", "__init_subclass__", "__class_getitem__"})
_ENDS = (ast.Return, ast.Raise, ast.Continue, ast.Break)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Binding(Noun):
    """One place that binds a name.

    Attributes:
        sort: ``x = value`` or a declaration, ``x += value``, or another: a loop, an import, a branch that a type
            checker may leave out.
        value: what is assigned, ``None`` for a declaration without value, and for another binding.
        annotation: the type that is written there, ``""`` for none.
        method: the function it stands in, ``None`` for the body of a class or module itself.
        operator: that of ``x += value``.
    """

    __slots__ = ("sort", "value", "annotation", "method", "operator")

    def __init__(
        self,
        sort: Sort,
        method: Definition | None = None,
        value: ast.expr | None = None,
        annotation: str = "",
        operator: ast.operator | None = None,
    ) -> None:
        self.sort: Sort = sort
        self.method = method
        self.value = value
        self.annotation = annotation
        self.operator = operator


Bindings = dict[str, list[Binding]]


def in_methods(statement: ast.ClassDef) -> Bindings:
    """What the methods of a class bind on their first parameter, in the order of the text."""
    found: Bindings = {}
    for method in _functions(statement.body):
        parameters = [*method.args.posonlyargs, *method.args.args]
        if parameters and not _is_decorated(method, "staticmethod"):
            bound = _Attributes(method, parameters[0].arg).read(method.body)
            of_class = method.name in _OF_CLASS or _is_decorated(method, "classmethod")
            for name, bindings in bound.items():
                own = [Binding("other", method) for _ in bindings] if of_class else bindings
                found.setdefault(name, []).extend(own)
    return found


def in_body(body: list[ast.stmt]) -> Bindings:
    """What the body of a class or module binds, in the order of the text; functions say ``global`` for that."""
    return _Variables().read(body)


def is_static(test: ast.expr) -> bool:
    """Whether a type checker may leave out what stands under a condition."""
    return isinstance(test, ast.Constant) or not _STATIC.isdisjoint(_words_of(test))


def _words_of(node: ast.AST) -> set[str]:
    found = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    return found | {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}


def _is_decorated(method: Definition, name: str) -> bool:
    return any(isinstance(each, ast.Name) and each.id == name for each in method.decorator_list)


def _functions(body: Iterable[ast.AST]) -> Iterator[Definition]:
    for each in body:
        if isinstance(each, Definition):
            yield each
        elif not isinstance(each, ast.ClassDef | ast.expr):
            yield from _functions(ast.iter_child_nodes(each))


class _Binder(ABC):
    """Reads the statements of one scope."""

    def __init__(self, method: Definition | None) -> None:
        self.method = method
        self._seen: set[int] = set()
        self._found: list[tuple[tuple[int, int], str, Binding]] = []

    def read(self, body: list[ast.stmt]) -> Bindings:
        """All that the statements bind, by name."""
        self._block(body, sure=True)
        for node, name in self._places(body):
            if id(node) not in self._seen:
                self._add(node, name, Binding("other", self.method))
        found: Bindings = {}
        for _, name, binding in sorted(self._found, key=lambda each: each[0]):
            found.setdefault(name, []).append(binding)
        return found

    @abstractmethod
    def name_of(self, node: ast.AST) -> str:
        """The name that a target binds, ``""`` for none of this scope."""
        ...

    @abstractmethod
    def _bound_by(self, node: ast.AST) -> list[str]:
        """The names that a node binds."""
        ...

    @abstractmethod
    def _below(self, node: ast.AST) -> Iterable[ast.AST]:
        """The nodes below that are of the same scope."""
        ...

    def _places(self, body: Iterable[ast.AST]) -> Iterator[tuple[ast.AST, str]]:
        nodes = list(body)
        while nodes:
            node = nodes.pop()
            for name in self._bound_by(node):
                yield node, name
            nodes.extend(self._below(node))

    def _add(self, node: ast.AST, name: str, binding: Binding) -> None:
        self._seen.add(id(node))
        line, column = getattr(node, "lineno", 0), getattr(node, "col_offset", 0)
        self._found.append(((line, column), name, binding))

    def _block(self, parts: Iterable[object], *, sure: bool) -> None:
        for each in parts:
            if isinstance(each, ast.stmt | ast.ExceptHandler | ast.match_case):
                self._statement(each, sure=sure)
                sure = sure and not _ends(each)

    def _statement(self, node: ast.AST, *, sure: bool) -> None:
        if isinstance(node, ast.Assign):
            for target in node.targets:
                self._target(target, node.value, node.type_comment or "", sure=sure)
        elif isinstance(node, ast.AnnAssign):
            self._target(node.target, node.value, ast.unparse(node.annotation), sure=sure)
        elif isinstance(node, ast.AugAssign):
            name = self.name_of(node.target)
            if name and sure:
                self._add(node.target, name, Binding("augmented", self.method, node.value, operator=node.op))
        elif not isinstance(node, Definition | ast.ClassDef):
            test: object = getattr(node, "test", None)
            sure = sure and not (isinstance(test, ast.expr) and is_static(test))
            for _, value in ast.iter_fields(node):
                part: object = value
                self._block(part if isinstance(part, list) else (), sure=sure)

    def _target(self, target: ast.expr, value: ast.expr | None, annotation: str, *, sure: bool) -> None:
        name = self.name_of(target)
        if name and sure:
            self._add(target, name, Binding("plain", self.method, value, annotation))
        elif isinstance(target, ast.Tuple | ast.List) and isinstance(value, ast.Tuple | ast.List):
            starred = any(isinstance(each, ast.Starred) for each in (*target.elts, *value.elts))
            if len(target.elts) == len(value.elts) and not starred and not annotation:
                for each, part in zip(target.elts, value.elts, strict=True):
                    self._target(each, part, "", sure=sure)


def _ends(node: ast.AST) -> bool:
    """Whether nothing that follows in the same block is ever reached, or may not be."""
    constant = isinstance(node, ast.While | ast.Assert) and isinstance(node.test, ast.Constant)
    return constant or isinstance(node, _ENDS)


class _Attributes(_Binder):
    """The attributes of the first parameter of a method."""

    def __init__(self, method: Definition, own: str) -> None:
        super().__init__(method)
        self._own = own

    def name_of(self, node: ast.AST) -> str:
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == self._own:
            return node.attr
        return ""

    def _bound_by(self, node: ast.AST) -> list[str]:
        name = self.name_of(node)
        return [name] if name and isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) else []

    def _below(self, node: ast.AST) -> Iterable[ast.AST]:
        hidden = isinstance(node, Definition | ast.Lambda) and any(
            isinstance(each, ast.arg) and each.arg == self._own for each in ast.walk(node.args)
        )
        return () if hidden else ast.iter_child_nodes(node)


class _Variables(_Binder):
    """The variables of the body of a class or module."""

    def __init__(self) -> None:
        super().__init__(None)

    def name_of(self, node: ast.AST) -> str:
        return node.id if isinstance(node, ast.Name) else ""

    def _bound_by(self, node: ast.AST) -> list[str]:
        if isinstance(node, ast.Name):
            return [] if isinstance(node.ctx, ast.Load) else [node.id]
        if isinstance(node, ast.Global):
            return node.names
        if isinstance(node, ast.alias):
            return [node.asname or node.name.partition(".")[0]]
        name: object = getattr(node, "rest", None) if isinstance(node, ast.MatchMapping) else None
        if isinstance(node, Definition | ast.ClassDef | ast.ExceptHandler | ast.MatchAs | ast.MatchStar):
            name = node.name
        return [name] if isinstance(name, str) else []

    def _below(self, node: ast.AST) -> Iterable[ast.AST]:
        if isinstance(node, Definition | ast.ClassDef | ast.Lambda):
            return [each for each in ast.walk(node) if isinstance(each, ast.Global)]
        if isinstance(node, _COMPREHENSIONS):
            return [each.target for each in ast.walk(node) if isinstance(each, ast.NamedExpr)]
        return ast.iter_child_nodes(node)
