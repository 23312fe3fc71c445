"""What an extension point asks of what its plugins declare, read from the source text of its host."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from typing import Literal, TypeGuard

from longshore.declarations.versions import newest
from longshore.model import Noun
from longshore.model.verification import ApiReference
from longshore.verification.apis import POINT
from longshore.verification.expressions import TypeText, class_of, definition_of, last_name, type_text, unquoted
from longshore.verification.reading import Source, Sources

_DEEPEST = 20  # names of names
MetaKind = Literal["dictionary", "instance", "protocol"]
"""What a literal of the type of metadata is to type checkers: a dictionary, a call of the class, nothing."""


class Asking(Noun):
    """What a point asks for.

    Attributes:
        meta: the type of metadata, ``None`` where it asks for none, or where the sources do not tell.
        kind: what a literal of that type is.
        required: each plugin has to declare metadata.
        versions: the versions of the API that it offers, as far as the sources tell.
    """

    __slots__ = ("meta", "kind", "required", "versions")

    def __init__(
        self,
        meta: TypeText | None = None,
        kind: MetaKind = "dictionary",
        *,
        required: bool = False,
        versions: tuple[str, ...] = (),
    ) -> None:
        self.meta = meta
        self.kind: MetaKind = kind
        self.required = required
        self.versions = versions


def asking_of(sources: Sources, reference: ApiReference) -> Asking:
    """What the extension point that a reference names asks for: nothing, where it names something else.

    Args:
        sources: the texts of the environment.
        reference: names an extension point, a class, or a type alias.
    """
    module, _, attr = reference.target.partition("[")[0].strip().partition(":")
    found = sources.definition(module.strip(), attr.strip())
    for _ in range(_DEEPEST):
        source = sources.source(found.module) if found else None
        value = getattr(found.node, "value", None) if found else None
        if source is None or not isinstance(value, ast.expr):
            break
        if isinstance(value, ast.Call):
            return _of_call(sources, source, value)
        found = definition_of(sources, source, value)
    return Asking()


def _of_call(sources: Sources, source: Source, call: ast.Call) -> Asking:
    function = call.func.value if isinstance(call.func, ast.Subscript) else call.func
    named = type_text(sources, source, function)
    if named is None or named.text not in POINT:
        return Asking()
    given = {each.arg: each.value for each in call.keywords}
    given |= dict(zip(("namespace", "api", "meta", "versions"), call.args, strict=False))
    versions = _versions(sources, source, given["versions"]) if "versions" in given else ()
    node = unquoted(given.get("meta", ast.Constant(None)))
    text = type_text(sources, source, node)
    if text is None or text.text == "None":
        return Asking(versions=versions)
    described = class_of(sources, source, node.value if isinstance(node, ast.Subscript) else node)
    home = sources.source(described.module) if described else None
    if described is None or home is None or not isinstance(described.node, ast.ClassDef):
        return Asking(text, versions=versions)
    kind, required = _fields(sources, home, described.node, 0)
    return Asking(text, kind, required=any(required.values()), versions=versions)


def _versions(sources: Sources, source: Source, node: ast.expr) -> tuple[str, ...]:
    found = definition_of(sources, source, node)
    value = getattr(found.node, "value", None) if found else node
    try:
        told: object = ast.literal_eval(value) if isinstance(value, ast.expr) else ()
    except (ValueError, TypeError):
        return ()
    versions = told if _are_several(told) else (told,)
    offered = tuple([each for each in versions if isinstance(each, str)])
    try:
        newest(">=0", offered)
    except ValueError:  # what the host itself has wrong is no matter of a plugin's
        return ()
    return offered


def _are_several(value: object) -> TypeGuard[Sequence[object]]:
    return isinstance(value, Sequence) and not isinstance(value, str)


def _fields(sources: Sources, source: Source, node: ast.ClassDef, depth: int) -> tuple[MetaKind, dict[str, bool]]:
    """What a class of metadata is, and whether each of its fields is required; those of its bases come first."""
    kind: MetaKind = "dictionary"
    required: dict[str, bool] = {}
    for base in node.bases:
        name = last_name(base)
        if name in {"NamedTuple", "Protocol"}:
            kind = "instance" if name == "NamedTuple" else "protocol"
        found = class_of(sources, source, base.value if isinstance(base, ast.Subscript) else base)
        home = sources.source(found.module) if found else None
        if found and home and isinstance(found.node, ast.ClassDef) and name not in _FORMS and depth < _DEEPEST:
            above, fields = _fields(sources, home, found.node, depth + 1)
            kind = above if above != "dictionary" else kind
            required |= fields
    if any(last_name(each.func if isinstance(each, ast.Call) else each) == "dataclass" for each in node.decorator_list):
        kind = "instance"
    total = all(not _is_false(each.value) for each in node.keywords if each.arg == "total")
    return kind, required | dict(_own_fields(node.body, kind, total=total))


_FORMS = {"TypedDict", "NamedTuple", "Protocol"}


def _is_false(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is False


def _own_fields(body: Sequence[ast.stmt], kind: MetaKind, *, total: bool) -> Iterator[tuple[str, bool]]:
    for each in body:
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            said = set(_qualifiers(each.annotation))
            if kind == "dictionary":
                yield each.target.id, "Required" in said or (total and "NotRequired" not in said)
            elif "ClassVar" not in said or kind == "protocol":
                yield each.target.id, not _has_default(each.value)
        elif kind == "protocol" and isinstance(each, ast.FunctionDef) and _is_property(each):
            yield each.name, True


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
