"""What an extension point asks of what its plugins declare, read from the source text of its host."""

from __future__ import annotations

import ast
from collections.abc import Sequence
from typing import TypeGuard

from longshore.declarations.versions import newest
from longshore.model import Noun
from longshore.model.verification import ApiReference
from longshore.verification.apis import POINT
from longshore.verification.expressions import TypeText, class_of, definition_of, type_text, unquoted
from longshore.verification.fields import MetaKind, fields_of
from longshore.verification.reading import Source, Sources

_DEEPEST = 20  # names of names


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
    kind, fields = fields_of(sources, home, described.node)
    return Asking(text, kind, required=any(each.required for each in fields), versions=versions)


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
