"""What a project's plugins declare about themselves: read as a host reads it, and stated for the type checkers.

The statement has the literal itself, not the name that it is assigned to: so its type is compared with what the host
asks for, whatever the author has annotated, and a type checker's reason comes at the line of the entry point.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator

from longshore.declarations import GROUP
from longshore.declarations.faults import faults
from longshore.declarations.shapes import Unchecked
from longshore.declarations.texts import Said
from longshore.model import Candidate, FromFile
from longshore.model.verification import ApiReference, Declared, Place, Project, StaticCode, StaticFinding
from longshore.rendering.safe import did_you_mean
from longshore.verification.apis import Api
from longshore.verification.asking import Asking
from longshore.verification.expressions import TypeText, class_of, last_name, value_text
from longshore.verification.reading import Sources
from longshore.verification.statements import Role, Statement

_DECLARATION = "longshore.Declaration"
_NOTHING_ASKED = TypeText("object", frozenset())


def declares_for(declared: Declared) -> str:
    """The namespace whose plugin an entry point has the declaration of, ``""`` for any other entry point."""
    return declared.namespace.removeprefix(f"{GROUP}.") if declared.namespace.startswith(f"{GROUP}.") else ""


def undeclared(declared: Declared, asking: Asking, project: Project) -> Iterator[StaticFinding]:
    """A plugin without the declaration that its host wants of it."""
    group = f"{GROUP}.{declared.namespace}"
    if asking.required and asking.meta and not any(_is(each, group, declared.name) for each in project.declared):
        yield _finding(
            declared, "missing-declaration",
            f"{declared.name!r} declares no metadata, which the host of {declared.namespace!r} asks for, as "
            f"{asking.meta.text}",
            f'add {declared.name} = "module:name" to [project.entry-points."{group}"], and assign it there: '
            f'name: Declaration[{asking.meta.text.rpartition(".")[2]}] = {{"meta": ...}}',
        )  # fmt: skip


def unused(declared: Declared, project: Project) -> Iterator[StaticFinding]:
    """A declaration of a plugin that the project does not have."""
    namespace = declares_for(declared)
    names = [each.name for each in project.declared if each.namespace == namespace]
    if declared.name not in names:
        yield _finding(
            declared, "unused-declaration",
            f"the project has no plugin {declared.name!r} in {namespace!r}, so nobody reads what it declares"
            + did_you_mean(declared.name, names),
            f"give it the name of the plugin: of an entry point in {namespace!r}, letter by letter",
        )  # fmt: skip


def unusable(declared: Declared, asking: Asking, sources: Sources) -> Iterator[StaticFinding]:
    """What a host would find wrong with a declaration, but for the type of the metadata."""
    place = place_of(declared, sources)
    if place is None:
        yield _finding(
            declared, "invalid-declaration", f"there is no source of {declared.value!r} that a host could read",
            "put the declaration in a file of Python source",
        )  # fmt: skip
        return
    source, meta = sources.source(place.module_name), None
    if source is not None and asking.meta is not None:

        def is_class(node: ast.expr) -> bool:
            return last_name(node) == "dict" or class_of(sources, source, node) is not None

        meta = Unchecked(asking.meta.text, is_class, required=asking.required)
    for each in faults(sources.declarations, place, meta, asking.versions):
        problem = each.problem
        yield _finding(declared, each.code, problem.reason, each.cure, Place(problem.path, problem.line))


def declaration_statement(
    declared: Declared, asking: Asking, reference: ApiReference | None, sources: Sources, number: int
) -> Statement | None:
    """The statement about a declaration, ``None`` where its literal can't stand in another module.

    Args:
        declared: the entry point.
        asking: what the host asks for.
        reference: the host's extension point, ``None`` where none is known.
        sources: the texts of the environment.
        number: makes its names differ from those of the others.
    """
    module = declared.target[0] if declared.target else ""
    source, said = sources.source(module), _said(declared, sources)
    if source is None or said is None or not sources.exists(_DECLARATION.partition(".")[0]):
        return None
    literal = value_text(sources, source, said.node)
    if literal is None:
        return None
    meta = _NOTHING_ASKED if asking.meta is None or asking.kind == "protocol" else asking.meta
    wanted = TypeText(f"{_DECLARATION}[{meta.text}]", meta.modules | {"longshore"})
    told = reference or ApiReference(declares_for(declared), "longshore:Declaration", "longshore", "", declared.place)
    api = Api(told, wanted, told.place, None, None, "")
    texts = _texts(f"_longshore_{number}", wanted.text, literal.text, Asking() if meta is _NOTHING_ASKED else asking)
    parts: list[tuple[Role, str]] = [("object", each) for each in texts]
    return Statement(declared, api, "object", parts, wanted.modules | literal.modules)


def _texts(name: str, wanted: str, literal: str, asking: Asking) -> Iterator[str]:
    """The assignments: of the metadata by itself, as the reasons are better so, and of the whole."""
    node = ast.parse(literal, mode="eval").body
    if isinstance(node, ast.Dict) and asking.meta is not None:
        for place, key in enumerate(node.keys):
            if isinstance(key, ast.Constant) and key.value == "meta":
                yield f"{name}_meta: {asking.meta.text} = {ast.unparse(_spelt(node.values[place], asking))}"
                node.values[place] = ast.Name(f"{name}_meta")
    yield f"{name}: {wanted} = {ast.unparse(node)}"


def _spelt(node: ast.expr, asking: Asking) -> ast.expr:
    """Metadata as type checkers want it: of a class that a host calls, a call."""
    if not isinstance(node, ast.Dict) or asking.kind != "instance" or asking.meta is None:
        return node
    names = [each.value for each in node.keys if isinstance(each, ast.Constant) and isinstance(each.value, str)]
    if len(names) < len(node.keys) or not all(map(str.isidentifier, names)):
        return node
    given = [ast.keyword(name, each) for name, each in zip(names, node.values, strict=True)]
    return ast.Call(ast.parse(asking.meta.text, mode="eval").body, [], given)


def place_of(declared: Declared, sources: Sources) -> Candidate | None:
    """The entry point, and the file of its module in the project."""
    assert declared.target is not None
    file = sources.environment.file_of(declared.target[0], sources.roots) or ""
    if not file.endswith(".py"):
        return None
    return Candidate(declared.name, declared.value, declared.namespace, FromFile(file), declared.target)


def _said(declared: Declared, sources: Sources) -> Said | None:
    place = place_of(declared, sources)
    said = None if place is None else sources.declarations.literal(place)
    return said if isinstance(said, Said) else None


def _is(declared: Declared, namespace: str, name: str) -> bool:
    return (declared.namespace, declared.name) == (namespace, name)


def _finding(declared: Declared, code: StaticCode, what: str, cure: str, source: Place | None = None) -> StaticFinding:
    return StaticFinding(
        declared.place, declared.namespace, declared.name, code, f"{what}\ncure: {cure}", source=source
    )
