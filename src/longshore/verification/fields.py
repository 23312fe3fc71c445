"""The fields of a type of metadata, read from its source text."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import Literal

from longshore.model import Noun
from longshore.verification.expressions import class_of, last_name, unquoted
from longshore.verification.reading import Source, Sources

_DEEPEST = 20  # bases of bases
_FORMS = {"TypedDict", "NamedTuple", "Protocol"}
MetaKind = Literal["dictionary", "instance", "protocol"]
"""What a literal of the type of metadata is to type checkers: a dictionary, a call of the class, nothing."""


class Field(Noun):
    """A field of a class.

    Attributes:
        name: its name.
        annotation: its type, as it is written; ``None`` for a property that does not say.
        source: the module that it is written in.
        required: there has to be a value.
    """

    __slots__ = ("name", "annotation", "source", "required")

    def __init__(self, name: str, annotation: ast.expr | None, source: Source, *, required: bool) -> None:
        self.name = name
        self.annotation = annotation
        self.source = source
        self.required = required


def fields_of(sources: Sources, source: Source, node: ast.ClassDef, depth: int = 0) -> tuple[MetaKind, Sequence[Field]]:
    """What a class of metadata is, and its fields; those of its bases come first.

    Args:
        sources: the texts of the environment.
        source: the module of the class.
        node: the class.
        depth: how many classes derive from it.
    """
    kind: MetaKind = "dictionary"
    fields: dict[str, Field] = {}
    for base in node.bases:
        name = last_name(base)
        if name in {"NamedTuple", "Protocol"}:
            kind = "instance" if name == "NamedTuple" else "protocol"
        found = class_of(sources, source, base.value if isinstance(base, ast.Subscript) else base)
        home = sources.source(found.module) if found else None
        if found and home and isinstance(found.node, ast.ClassDef) and name not in _FORMS and depth < _DEEPEST:
            above, inherited = fields_of(sources, home, found.node, depth + 1)
            kind = above if above != "dictionary" else kind
            fields |= {each.name: each for each in inherited}
    if any(last_name(each.func if isinstance(each, ast.Call) else each) == "dataclass" for each in node.decorator_list):
        kind = "instance"
    total = all(not _is_false(each.value) for each in node.keywords if each.arg == "total")
    fields |= {each.name: each for each in _own(source, node.body, kind, total=total)}
    return kind, tuple(fields.values())


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def _own(source: Source, body: Sequence[ast.stmt], kind: MetaKind, *, total: bool) -> Iterator[Field]:
    for each in body:
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            said = set(_qualifiers(each.annotation))
            if kind == "dictionary":
                required = "Required" in said or (total and "NotRequired" not in said)
                yield Field(each.target.id, each.annotation, source, required=required)
            elif kind == "protocol" or not said & {"ClassVar", "KW_ONLY"}:
                yield Field(each.target.id, each.annotation, source, required=not _has_default(each.value))
        elif kind == "protocol" and isinstance(each, ast.FunctionDef) and _is_property(each):
            yield Field(each.name, each.returns, source, required=True)


def _is_property(node: ast.FunctionDef) -> bool:
    return any(last_name(each) == "property" for each in node.decorator_list)


def _qualifiers(annotation: ast.expr) -> Iterator[str]:
    """What is said of a field besides its type: ``NotRequired`` and the like, and the type's own name."""
    node = unquoted(annotation)
    while isinstance(node, ast.Subscript):
        yield last_name(node)
        node = node.slice.elts[0] if isinstance(node.slice, ast.Tuple) and node.slice.elts else node.slice
    yield last_name(node)


def _has_default(value: ast.expr | None) -> bool:
    if isinstance(value, ast.Call) and last_name(value.func) == "field":
        return any(each.arg in {"default", "default_factory", "init"} for each in value.keywords)
    return value is not None
