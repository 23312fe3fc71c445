"""Variables and attributes in a stub: their annotations, or types for those that have none."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from longshore.verification.expressions import last_name, root_of
from longshore.verification.reading import Source, Sources, flat
from longshore.verification.stubs.bindings import Binding, bindings, defined
from longshore.verification.stubs.classes import Flavour
from longshore.verification.stubs.names import Imports
from longshore.verification.stubs.points import PointClasses, point_of
from longshore.verification.stubs.values import full_name, inferred, is_kept, is_none

_AS_WRITTEN = frozenset({"__all__", "__slots__", "__match_args__", "_ignore_"})
_WRAPPERS = frozenset({"property", "staticmethod", "classmethod"})
_FIELD_WORDS = frozenset({"alias", "converter", "default", "default_factory", "factory", "init", "kw_only"})


class Stub:
    """What the parts of one stub share.

    Attributes:
        sources: the texts of the environment.
        source: the module's.
        imports: what the stub imports in addition.
        points: writes the classes of points.
        lost: names whose types are not known any more.
    """

    def __init__(self, sources: Sources, source: Source, imports: Imports, points: PointClasses) -> None:
        self.sources = sources
        self.source = source
        self.imports = imports
        self.points = points
        self.lost: list[str] = []

    def incomplete(self, name: str) -> str:
        """The type of what has none; it is told."""
        self.lost.append(name)
        return self.imports.name("_typeshed", "Incomplete")


class Variables:
    """The variables of one body.

    Attributes:
        found: all that it binds, by name.
        deleted: the names that it deletes again.
    """

    def __init__(self, stub: Stub, nodes: Sequence[ast.stmt], flavour: Flavour, prefix: str = "") -> None:
        self._stub = stub
        self._flavour = flavour
        self._prefix = prefix
        self.found = bindings(nodes)
        gone = [each for node in flat(nodes) if isinstance(node, ast.Delete) for each in node.targets]
        self.deleted = {each.id for each in gone if isinstance(each, ast.Name)}
        self._own = self.found.keys() | defined(nodes)

    def line(self, name: str) -> str:
        """One variable."""
        found = self.found[name]
        annotated = next((each for each in found if each.annotation), None)
        for each in found:
            point = point_of(self._stub.sources, self._stub.source, each.value)
            if point is not None:
                text = self._stub.points.annotation(f"{self._prefix}{name}", point)
                wrapper = annotated.annotation if annotated else None
                final = wrapper is not None and last_name(wrapper) == "Final"
                return f"{name}: Final[{text}]" if final else f"{name}: {text}"
        if annotated is not None and annotated.annotation is not None:
            return self._annotated(name, annotated.annotation, annotated.value)
        return self._plain(name, found)

    def _annotated(self, name: str, annotation: ast.expr, value: ast.expr | None) -> str:
        text = f"{name}: {ast.unparse(annotation)}"
        kind = last_name(annotation)
        if value is None:
            return text
        if kind == "TypeAlias":
            return f"{text} = {ast.unparse(value)}"
        if kind == "Final" and not isinstance(annotation, ast.Subscript):
            return f"{text} = {ast.unparse(value)}" if _is_simple(value) else f"{text}[{self.type(name, [value])}]"
        if self._flavour in {"module", "class", "dictionary"} or kind == "ClassVar":
            return text
        return f"{text} = {ast.unparse(value) if _is_field(value) else '...'}"

    def _plain(self, name: str, found: Sequence[Binding]) -> str:
        value = found[0].value
        if value is not None and len(found) == 1:
            if name in _AS_WRITTEN or self._is_kept(value):
                return f"{name} = {ast.unparse(value)}"
            if name == "__hash__" and is_none(value):
                return f"__hash__: {self._stub.imports.name('typing', 'ClassVar')}[None]  # type: ignore[assignment]"
        if self._flavour == "enum" and not name.startswith("__"):
            return f"{name} = {ast.unparse(value) if value is not None and _is_member(value) else '...'}"
        text = self.type(name, [each.value for each in found])
        if self._flavour in {"fields", "enum"}:
            text = f"{self._stub.imports.name('typing', 'ClassVar')}[{text}]"
        return f"{name}: {text}"

    def _is_kept(self, value: ast.expr) -> bool:
        """An alias, a call that makes a type, a descriptor."""
        if root_of(value) in self.deleted:
            return False
        if self._flavour == "module":
            return is_kept(self._stub.sources, self._stub.source, value)
        if isinstance(value, ast.Call):
            return full_name(self._stub.sources, self._stub.source, value.func) in _WRAPPERS
        return isinstance(value, ast.Name) and value.id in self._own | self._stub.source.names.keys()

    def type(self, name: str, values: Sequence[ast.expr | None]) -> str:
        """The type of all these values together, ``Incomplete`` where it is not known surely."""
        texts = {
            inferred(self._stub.sources, self._stub.source, each) if each else "" for each in values if not _no(each)
        }
        known = texts.pop() if len(texts) == 1 else ""
        text = known or self._stub.incomplete(f"{self._prefix}{name}")
        return f"{text} | None" if any(_no(each) for each in values) else text


def _no(node: ast.expr | None) -> bool:
    return node is not None and is_none(node)


def _is_simple(node: ast.expr) -> bool:
    """Whether a value is a literal that is its own type."""
    number = node.operand if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub) else node
    return isinstance(number, ast.Constant) and number.value is not ...


def _is_member(node: ast.expr) -> bool:
    """Whether the value of an enum's member can stand in a stub."""
    if isinstance(node, ast.Tuple):
        return all(_is_member(each) for each in node.elts)
    if isinstance(node, ast.Call):
        return last_name(node.func) in {"auto", "member", "nonmember"}
    return _is_simple(node)


def _is_field(node: ast.expr) -> bool:
    """Whether a value is a call whose arguments say what a constructor does with a field."""
    return isinstance(node, ast.Call) and any(each.arg in _FIELD_WORDS for each in node.keywords)
