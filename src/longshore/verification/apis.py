"""The API of a namespace as a type expression, read from the source text of the host that declares it."""

from __future__ import annotations

import ast
from typing import Literal

from longshore.model import Noun
from longshore.model.verification import ApiReference, Kind, Place
from longshore.verification.expressions import (
    TypeText,
    class_of,
    definition_of,
    has_variables,
    last_name,
    type_text,
    unquoted,
)
from longshore.verification.reading import Definition, Source, Sources

_DEEPEST = 20  # names of names
POINT = frozenset({"longshore.ExtensionPoint", "longshore.managers.ExtensionPoint"})
"""What makes an extension point."""


class Result(Noun):
    """What calling an object of an API gives.

    Attributes:
        type: the type expression.
        described: its class, ``None`` where it is another expression.
    """

    __slots__ = ("type", "described")

    def __init__(self, type: TypeText, described: Definition | None) -> None:  # noqa: A002
        self.type = type
        self.described = described


class Api(Noun):
    """The API of a namespace, as its host's sources have it.

    Attributes:
        reference: who says which API it is.
        type: the API.
        place: where the API, or its extension point, is defined.
        described: its class, ``None`` where it is another expression.
        result: what calling the named object gives, ``None`` where the API says nothing of it.
        namespace: the namespace that the extension point itself is of, ``""`` where the API is published without one.
    """

    __slots__ = ("reference", "type", "place", "described", "result", "namespace")

    def __init__(
        self,
        reference: ApiReference,
        type: TypeText,  # noqa: A002
        place: Place,
        described: Definition | None,
        result: Result | None,
        namespace: str,
    ) -> None:
        self.reference = reference
        self.type = type
        self.place = place
        self.described = described
        self.result = result
        self.namespace = namespace

    @property
    def first_member(self) -> str:
        """A member of the Protocol (of the result, where there is one), ``""`` where there is none."""
        asked = self.result.described if self.result else self.described
        return _first_member(asked) if asked else ""


class Unreadable(Noun):
    """No API: the sources do not tell it.

    Attributes:
        code: whether it is not there, or is there and can't be read.
        reason: why, and the cure.
    """

    __slots__ = ("code", "reason")

    def __init__(self, code: Literal["no-such-module", "no-such-attribute", "unreadable-api"], reason: str) -> None:
        self.code: Literal["no-such-module", "no-such-attribute", "unreadable-api"] = code
        self.reason = reason


class _Written(Noun):
    """An expression and the module that it stands in."""

    __slots__ = ("source", "node")

    def __init__(self, source: Source, node: ast.expr) -> None:
        self.source = source
        self.node = unquoted(node)


def read_api(sources: Sources, reference: ApiReference) -> Api | Unreadable:
    """The API that a reference names.

    Args:
        sources: the texts of the environment.
        reference: names an extension point, a class, or a type alias.
    """
    module, _, attr = reference.target.partition("[")[0].strip().partition(":")
    if not sources.exists(module.strip()):
        return Unreadable("no-such-module", f"there is no module {module.strip()!r}")
    found = sources.definition(module.strip(), attr.strip())
    if found is None:
        return Unreadable("no-such-attribute", f"{module.strip()!r} has no attribute {attr.strip()!r}")
    return _of_definition(sources, reference, found, 0)


def _of_definition(sources: Sources, reference: ApiReference, found: Definition, depth: int) -> Api | Unreadable:
    source = sources.source(found.module)
    if found.kind == "class" and source is not None:
        name = ast.parse(found.attr, mode="eval").body
        return _made(sources, reference, found, _Written(source, name))
    value = getattr(found.node, "value", None)
    if found.kind == "value" and isinstance(value, ast.expr) and source is not None:
        other = _named(sources, _Written(source, value)) if depth < _DEEPEST else None
        if other is not None:
            return _of_definition(sources, reference, other, depth + 1)
        return _of_value(sources, reference, found, _Written(source, value))
    if found.kind == "unknown":
        what = f"what {reference.target!r} is can't be told from the text of {found.place.file}"
        return Unreadable("unreadable-api", f"{what}: compiled, made when it runs, or not the syntax of this Python")
    return Unreadable("unreadable-api", f"{reference.target!r} is a {found.kind}, not an API. {_CURE}")


_CURE = (
    "The API is read from the source text: declare it at the top of a module as POINT = ExtensionPoint(NAMESPACE, "
    "API), a class or a type alias"
)


def _of_value(sources: Sources, reference: ApiReference, found: Definition, value: _Written) -> Api | Unreadable:
    node = value.node
    if isinstance(node, ast.Call):
        function = node.func.value if isinstance(node.func, ast.Subscript) else node.func
        named = type_text(sources, value.source, function)
        if named is None or named.text not in POINT:
            return Unreadable("unreadable-api", f"{reference.target!r} is {ast.unparse(node)}. {_CURE}")
        given = {each.arg: each.value for each in node.keywords}
        api = node.args[1] if len(node.args) > 1 else given.get("api")
        name = node.args[0] if node.args else given.get("namespace")
        if api is None:
            return Unreadable("unreadable-api", f"{reference.target!r} names no API. {_CURE}")
        namespace = name.value if isinstance(name, ast.Constant) and isinstance(name.value, str) else ""
        return _made(sources, reference, found, _Written(value.source, api), namespace)
    return _made(sources, reference, found, value, alias=True)


def _made(
    sources: Sources,
    reference: ApiReference,
    found: Definition,
    api: _Written,
    namespace: str = "",
    *,
    alias: bool = False,
) -> Api | Unreadable:
    text = type_text(sources, api.source, api.node)
    if text is None:
        return Unreadable("unreadable-api", f"{ast.unparse(api.node)} in {found.place} can't be read. {_CURE}")
    described = _class_of(sources, api)
    result = _result(sources, api, described)
    given = type_text(sources, result.source, result.node) if result else None
    made = Result(given, _class_of(sources, result)) if result and given else None
    named = TypeText(f"{found.module}.{found.attr}", frozenset({found.module})) if alias else text
    return Api(reference, named, found.place, described, made, namespace)


def _named(sources: Sources, written: _Written) -> Definition | None:
    """What an expression that is nothing but a name stands for."""
    found = definition_of(sources, written.source, written.node)
    return found if found is not None and found.node is not None else None


def _class_of(sources: Sources, written: _Written) -> Definition | None:
    """The class that an expression names, its type arguments left out."""
    node = written.node.value if isinstance(written.node, ast.Subscript) else written.node
    return class_of(sources, written.source, unquoted(node))


def _result(sources: Sources, api: _Written, described: Definition | None) -> _Written | None:
    """What calling an object of this type gives, where its text says so without type variables."""
    found = _called(sources, api) if isinstance(api.node, ast.Subscript) else _returned(sources, described)
    return None if found is None or has_variables(sources, found.source, found.node) else found


def _called(sources: Sources, api: _Written) -> _Written | None:
    """The last argument of a ``Callable``, the only one of a ``type``."""
    node = api.node
    assert isinstance(node, ast.Subscript)
    origin = type_text(sources, api.source, node.value)
    name = origin.text.rpartition(".")[2] if origin else ""
    if name == "Callable" and isinstance(node.slice, ast.Tuple):
        return _Written(api.source, node.slice.elts[-1])
    return _Written(api.source, node.slice) if name in {"type", "Type"} else None


def _returned(sources: Sources, described: Definition | None) -> _Written | None:
    """What a Protocol's ``__call__`` returns."""
    source = sources.source(described.module) if described else None
    if described is None or source is None or not isinstance(described.node, ast.ClassDef):
        return None
    if not is_protocol(described.node) or _is_generic(described.node):
        return None
    for each in described.node.body:
        if isinstance(each, ast.FunctionDef) and each.name == "__call__":
            plain = each.returns and not each.decorator_list and not getattr(each, "type_params", ())
            return _Written(source, each.returns) if plain and each.returns else None
    return None


def is_protocol(node: ast.ClassDef) -> bool:
    """Whether a class says that it is a Protocol."""
    return any(last_name(each) == "Protocol" for each in node.bases)


def _is_generic(node: ast.ClassDef) -> bool:
    return bool(getattr(node, "type_params", ())) or any(isinstance(each, ast.Subscript) for each in node.bases)


def _first_member(found: Definition) -> str:
    node = found.node
    if not isinstance(node, ast.ClassDef) or not is_protocol(node) or len(node.bases) > 1:
        return ""
    for each in node.body:
        if isinstance(each, ast.FunctionDef | ast.AsyncFunctionDef) and not each.name.startswith("__"):
            return each.name
        if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name):
            return each.target.id
    return ""


def kind_of_target(api: Api, found: Definition | None) -> Kind | None:
    """What an entry point names, where nobody says: by the API and by the source of what it names."""
    if api.reference.kind:
        return api.reference.kind
    if api.namespace or api.result is not None:
        return "object"
    if found is None or found.kind in {"unknown", "module"}:
        return "object" if found is not None and found.kind == "module" else None
    if found.kind == "class":
        return "class"
    if found.kind == "function":
        return "factory"
    value = getattr(found.node, "value", None)
    return None if value is None else "object"
