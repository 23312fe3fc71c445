"""The bodies of modules and classes in a stub: their statements without what only runs."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from longshore.conformance.source.assignments import is_static
from longshore.verification.expressions import last_name
from longshore.verification.reading import inside
from longshore.verification.stubs.attributes import attribute_lines
from longshore.verification.stubs.bindings import bindings, is_inherited
from longshore.verification.stubs.classes import Flavour, flavour_of
from longshore.verification.stubs.functions import function_lines
from longshore.verification.stubs.variables import Stub, Variables

_LISTS = frozenset({"append", "extend", "remove"})


class Body:
    """The statements of one body, in order; what is bound more than once is written once."""

    def __init__(
        self, stub: Stub, nodes: Sequence[ast.stmt], flavour: Flavour = "module", prefix: str = "",
        owner: ast.ClassDef | None = None,
    ) -> None:  # fmt: skip
        self._stub = stub
        self._nodes = nodes
        self._flavour: Flavour = flavour
        self._prefix = prefix
        self._owner = owner
        self._variables = Variables(stub, nodes, flavour, prefix)
        self._seen: set[str] = set()
        self._overloaded: set[str] = set()

    def lines(self) -> list[str]:
        """The lines of the body."""
        return self._lines(self._nodes)

    def _lines(self, nodes: Sequence[ast.stmt]) -> list[str]:
        made: list[str] = []
        for node in nodes:
            lines = self._statement(node)
            made += [*(self._stub.points.taken() if self._owner is None else []), *lines]
        return made

    def _statement(self, node: ast.stmt) -> Sequence[str]:
        if isinstance(node, ast.ClassDef):
            self._seen.add(node.name)
            return class_lines(self._stub, node, self._prefix)
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            return self._function(node)
        if isinstance(node, ast.Import | ast.ImportFrom):
            return self._imports(node)
        if isinstance(node, ast.If):
            return self._conditional(node)
        if isinstance(node, ast.Expr | ast.AugAssign):
            return [ast.unparse(node)] if _changes_all(node) else []
        if type(node).__name__ == "TypeAlias":  # Python 3.12 and later
            return [ast.unparse(node)]
        names = list(bindings([node])) if isinstance(node, ast.Assign | ast.AnnAssign) else []
        made = [line for name in names for line in self._variable(name)]
        return made if names else self._flattened(node)

    def _function(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> Sequence[str]:
        """A function; what implements overloads has no place in a stub."""
        overloaded = any(last_name(each) == "overload" for each in node.decorator_list)
        if not overloaded and node.name in self._overloaded:
            return []
        if overloaded:
            self._overloaded.add(node.name)
        self._seen.add(node.name)
        return function_lines(node)

    def _flattened(self, node: ast.stmt) -> list[str]:
        """The statements inside one that is none of a stub; what stands in a handler counts where nothing else does."""
        made = [line for name in bindings([_bare(node)]) for line in self._variable(name)]
        for each in self._ways(node):
            names = _names(each)
            if not names or not names <= self._seen:
                made += self._statement(each)
        return made

    def _ways(self, node: ast.stmt) -> list[ast.stmt]:
        """The statements inside, those first that are run where everything that is there can be imported."""
        if not isinstance(node, ast.Try) or all(self._exists(each) for each in node.body):
            return inside(node)
        return [*(each for handler in node.handlers for each in handler.body), *inside(node)]

    def _exists(self, node: ast.stmt) -> bool:
        """Whether what a statement imports is installed."""
        if not isinstance(node, ast.Import | ast.ImportFrom):
            return True
        source = self._stub.source
        modules = [source.absolute(node)] if isinstance(node, ast.ImportFrom) else [each.name for each in node.names]
        return all(self._stub.sources.exists(each) for each in modules)

    def _variable(self, name: str) -> list[str]:
        if name in self._seen or name in self._variables.deleted:
            return []
        self._seen.add(name)
        return [] if self._is_inherited(name) else [self._variables.line(name)]

    def _is_inherited(self, name: str) -> bool:
        """Whether a variable has its type from a base of the class."""
        if self._owner is None or self._flavour == "enum" or name.startswith("__"):
            return False
        annotated = any(each.annotation is not None for each in self._variables.found[name])
        return not annotated and is_inherited(self._stub.sources, self._stub.source, self._owner, name)

    def _imports(self, node: ast.Import | ast.ImportFrom) -> list[str]:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            return []
        self._seen |= _names(node)
        if isinstance(node, ast.Import) or "__all__" in self._variables.found or self._owner is not None:
            return [ast.unparse(node)]
        top = self._stub.source.module.partition(".")[0]
        if node.level or (node.module or "").partition(".")[0] == top:  # what a host offers under another name
            names = [ast.alias(each.name, each.asname or each.name) for each in node.names if each.name != "*"]
            node = ast.ImportFrom(node.module, names or node.names, node.level)
        return [ast.unparse(node)]

    def _conditional(self, node: ast.If) -> list[str]:
        if any(isinstance(each, ast.Name) and each.id == "__name__" for each in ast.walk(node.test)):
            return []
        if not is_static(node.test):
            return _branches(node.test, self._lines(node.body), self._lines(node.orelse))
        branches: list[list[str]] = []
        seen = set(self._seen)
        for each in (node.body, node.orelse):
            inner = Body(self._stub, each, self._flavour, self._prefix, self._owner)
            inner._seen = set(seen)
            branches.append(inner.lines())
            self._seen |= inner._seen
        return _branches(node.test, *branches)


def _bare(node: ast.stmt) -> ast.stmt:
    """A loop or a ``with`` without what is inside."""
    if isinstance(node, ast.For | ast.AsyncFor):
        return ast.For(node.target, node.iter, [], [])
    return ast.With(node.items, []) if isinstance(node, ast.With | ast.AsyncWith) else ast.Pass()


def _names(node: ast.stmt) -> set[str]:
    """The names that a statement binds itself."""
    if isinstance(node, ast.Import | ast.ImportFrom):
        return {each.asname or each.name.partition(".")[0] for each in node.names}
    return {str(name)} if isinstance(name := getattr(node, "name", None), str) else set()


def _branches(test: ast.expr, body: list[str], orelse: list[str]) -> list[str]:
    if not body and not orelse:
        return []
    lines = [f"if {ast.unparse(test)}:", *indented(body or ["pass"])]
    return [*lines, "else:", *indented(orelse)] if orelse else lines


def indented(lines: Sequence[str]) -> list[str]:
    """Lines one level deeper."""
    return [f"    {each}" if each else each for each in lines]


def _changes_all(node: ast.Expr | ast.AugAssign) -> bool:
    if isinstance(node, ast.AugAssign):
        return isinstance(node.target, ast.Name) and node.target.id == "__all__"
    call = node.value
    if not isinstance(call, ast.Call) or not isinstance(call.func, ast.Attribute):
        return False
    return isinstance(call.func.value, ast.Name) and call.func.value.id == "__all__" and call.func.attr in _LISTS


def class_lines(stub: Stub, node: ast.ClassDef, prefix: str = "") -> list[str]:
    """A class as a stub has it."""
    head = ast.ClassDef(node.name, node.bases, node.keywords, [ast.Expr(ast.Constant(...))], node.decorator_list)
    setattr(head, "type_params", getattr(node, "type_params", []))  # noqa: B010  not known to all Pythons
    *lines, _ = ast.unparse(ast.fix_missing_locations(head)).splitlines()
    flavour = flavour_of(stub.sources, stub.source, node)
    inner = f"{prefix}{node.name}."
    attributes = [] if flavour == "dictionary" else list(attribute_lines(stub, node, inner, flavour))
    body = Body(stub, node.body, flavour, inner, node).lines()
    body = [*body, *attributes] if flavour == "fields" else [*attributes, *body]
    return ["", *lines, *indented(body), ""] if body else ["", *lines[:-1], f"{lines[-1]} ...", ""]
