"""The published APIs of an environment, each with its text and its installed plugins."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence

from longshore.model.verification import ApiReference, Implementer, PublishedPoint
from longshore.verification.apis import Unreadable, read_api
from longshore.verification.asking import asking_of
from longshore.verification.environment import Environment, environment_of
from longshore.verification.reading import Definition, Sources


def published_points(python: str = "", namespaces: Sequence[str] = ()) -> Sequence[PublishedPoint]:
    """Every namespace with a published API, by name.

    Args:
        python: the interpreter or virtual environment; ``""`` takes the usual one.
        namespaces: only these; all where left out.

    Raises:
        EnvironmentUnusable: the interpreter can't be run.
    """
    return points_in(environment_of(python, "."), namespaces)


def points_in(environment: Environment, namespaces: Sequence[str] = ()) -> Sequence[PublishedPoint]:
    """Every namespace of an environment with a published API, by name.

    Args:
        environment: where they are installed.
        namespaces: only these; all where left out.
    """
    sources = Sources(environment)
    published = environment.published()
    return [
        _point(environment, sources, published[each])
        for each in sorted(published)
        if not namespaces or each in namespaces
    ]


def _point(environment: Environment, sources: Sources, reference: ApiReference) -> PublishedPoint:
    plugins = tuple(
        Implementer(each.name, each.value, str(each.distribution))
        for each in environment.candidates(reference.namespace)
    )
    api = read_api(sources, reference)
    if isinstance(api, Unreadable):
        return PublishedPoint(reference, plugins, problem=api.reason)
    asking = asking_of(sources, reference)
    classes = [each for each in (api.described, api.result.described if api.result else None) if each is not None]
    return PublishedPoint(
        reference, plugins, api=api.type.text, place=classes[0].place if classes else api.place,
        signature="\n\n".join(map(_signature, classes)) or api.type.text,
        docstring=_docstring(api.described), meta=asking.meta.text if asking.meta else "", versions=asking.versions,
    )  # fmt: skip


def _docstring(described: Definition | None) -> str:
    node = described.node if described else None
    return (ast.get_docstring(node) or "") if isinstance(node, ast.ClassDef) else ""


def _signature(found: Definition) -> str:
    """A class without docstrings and bodies, as it is written: what a plugin has to have."""
    node = found.node
    assert isinstance(node, ast.ClassDef)
    with open(found.place.file, encoding="utf-8", errors="replace") as stream:
        lines = stream.read().splitlines()
    members = [f"    {each}" for one in node.body for each in _member(lines, one)]
    return "\n".join([f"{_head(lines, node)}", *(members or ["    ..."])])


def _member(lines: Sequence[str], node: ast.stmt) -> Iterator[str]:
    if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
        yield from (f"@{ast.unparse(each)}" for each in node.decorator_list)
        yield f"{_head(lines, node)} ..."
    elif isinstance(node, ast.AnnAssign | ast.Assign):
        yield ast.unparse(node)


def _head(lines: Sequence[str], node: ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) -> str:
    """What stands before the body, on one line."""
    body = node.body[0]
    last = lines[body.lineno - 1].encode()[: body.col_offset].decode(errors="replace")
    return " ".join(" ".join([*lines[node.lineno - 1 : body.lineno - 1], last]).split())
