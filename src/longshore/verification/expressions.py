"""Type expressions of one module, written so that they can stand in any other."""

from __future__ import annotations

import ast
import sys
from collections.abc import Mapping
from types import MappingProxyType

from longshore._compat import override
from longshore.model import Noun
from longshore.verification.reading import Definition, Source, Sources, is_builtin

_UNTOUCHED = frozenset({*sys.stdlib_module_names, "typing_extensions", "longshore", "_typeshed"})
"""What re-exports from private modules of its own: its names are taken from where they are imported."""

_VARIABLES = frozenset({"TypeVar", "ParamSpec", "TypeVarTuple"})


class TypeText(Noun):
    """A type expression that can stand in any module.

    Attributes:
        text: the expression.
        modules: what has to be imported for it.
    """

    __slots__ = ("text", "modules")

    def __init__(self, text: str, modules: frozenset[str]) -> None:
        self.text = text
        self.modules = modules


NOTHING_GIVEN: Mapping[str, TypeText] = MappingProxyType({})
"""No name stands for something else."""


def last_name(node: ast.expr) -> str:
    """The name at the end of a dotted expression, its type arguments left out; ``""`` for none."""
    node = node.value if isinstance(node, ast.Subscript) else node
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def unquoted(node: ast.expr) -> ast.expr:
    """The expression that a text stands for, any other as it is."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        try:
            return unquoted(ast.parse(node.value, mode="eval").body)
        except SyntaxError:
            return node
    return node


def type_text(
    sources: Sources, source: Source, node: ast.expr, given: Mapping[str, TypeText] = NOTHING_GIVEN
) -> TypeText | None:
    """An expression of one module so that it can stand in another, ``None`` where a name in it is not told.

    Args:
        sources: the texts of the environment.
        source: the module that the expression stands in.
        node: the expression.
        given: what names stand for that are none of the module's: type parameters.
    """
    writer = _Writer(sources, source, given)
    try:
        written = writer.visit(ast.parse(ast.unparse(node), mode="eval").body)
    except (_NotTold, SyntaxError):
        return None
    return TypeText(ast.unparse(written), frozenset(writer.modules))


def value_text(sources: Sources, source: Source, node: ast.expr) -> TypeText | None:
    """A value of one module so that it can stand in another, ``None`` where a name in it is not told.

    Args:
        sources: the texts of the environment.
        source: the module.
        node: the value, as it is written there.
    """
    writer = _ValueWriter(sources, source, {})
    try:
        written = writer.visit(ast.parse(ast.unparse(node), mode="eval").body)
    except (_NotTold, SyntaxError):
        return None
    return TypeText(ast.unparse(written), frozenset(writer.modules))


def is_dotted(node: ast.expr) -> bool:
    """Whether an expression is a name, with attributes or without."""
    return bool(root_of(node))


def root_of(node: ast.expr) -> str:
    """The first name of a dotted expression, ``""`` for any other expression."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


def definition_of(sources: Sources, source: Source, node: ast.expr) -> Definition | None:
    """What a dotted expression names, ``None`` where the text does not tell."""
    found = type_text(sources, source, node) if is_dotted(node) else None
    named = [sources.definition(each, found.text.removeprefix(f"{each}.")) for each in found.modules] if found else []
    told = [each for each in named if each is not None]
    return next((each for each in told if each.node is not None), told[0] if told else None)


def class_of(sources: Sources, source: Source, node: ast.expr) -> Definition | None:
    """The class that a dotted expression names, ``None`` where the text does not tell one."""
    found = definition_of(sources, source, node)
    return found if found is not None and isinstance(found.node, ast.ClassDef) else None


def has_variables(sources: Sources, source: Source, node: ast.expr) -> bool:
    """Whether a type expression says ``Self``, or names a type variable that its module makes."""
    for each in ast.walk(node):
        name = last_name(each) if isinstance(each, ast.Name | ast.Attribute) else ""
        found = sources.definition(source.module, name) if name and name != "Self" else None
        value = getattr(found.node, "value", None) if found else None
        if name == "Self" or (isinstance(value, ast.Call) and last_name(value.func) in _VARIABLES):
            return True
    return False


class _NotTold(Exception):
    """A name that the module does not bind where it can be seen."""


class _Writer(ast.NodeTransformer):
    """Puts the full name of each name in its place."""

    def __init__(self, sources: Sources, source: Source, given: Mapping[str, TypeText]) -> None:
        self._sources = sources
        self._source = source
        self._given = given
        self.modules: set[str] = set()

    @override
    def visit_Name(self, node: ast.Name) -> ast.expr:
        """One name."""
        if node.id in self._given:
            self.modules |= self._given[node.id].modules
            return ast.parse(self._given[node.id].text, mode="eval").body
        if node.id not in self._source.names and not self._source.stars and is_builtin(node.id):
            return node
        found = self._place(node.id)
        return ast.parse(found, mode="eval").body

    @override
    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        """Text that stands for a type."""
        if isinstance(node.value, str):
            inner: ast.expr = self.visit(ast.parse(node.value, mode="eval").body)
            return inner
        return node

    @override
    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        """A name of a module, or of something in it."""
        node.value = self.visit(node.value)
        text = ast.unparse(node)
        if text.partition(".")[0] in {each.partition(".")[0] for each in self.modules} and self._sources.exists(text):
            self.modules.add(text)
        return node

    @override
    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        """Type arguments; those of a Literal are values."""
        node.value = self.visit(node.value)
        if last_name(node.value) == "Literal":
            return node
        if last_name(node.value) == "Annotated" and isinstance(node.slice, ast.Tuple):
            bare: ast.expr = self.visit(node.slice.elts[0])
            return bare
        node.slice = self.visit(node.slice)
        return node

    def _place(self, name: str) -> str:
        statement = self._source.names.get(name)
        if isinstance(statement, ast.Import):
            given = next((each.name for each in statement.names if each.asname == name), name)
            below = (each.name for each in statement.names if not each.asname and each.name.startswith(f"{name}."))
            self.modules.update({given, *below})
            return given
        if isinstance(statement, ast.ImportFrom):
            home = self._source.absolute(statement)
            origin = next(each.name for each in statement.names if (each.asname or each.name) == name)
            if home.partition(".")[0] in _UNTOUCHED:
                inner = f"{home}.{origin}"
                self.modules.add(inner if self._sources.exists(inner) else home)
                return inner
        found = self._sources.definition(self._source.module, name)
        if is_builtin(name) and statement is None and (found is None or found.kind == "unknown"):
            return name
        if found is None:
            raise _NotTold(name)
        self.modules.add(found.module)
        return f"{found.module}.{found.attr}" if found.attr else found.module


class _ValueWriter(_Writer):
    """The same for values, in which a text is a text."""

    @override
    def visit_Constant(self, node: ast.Constant) -> ast.expr:
        """A value, which stays."""
        return node
