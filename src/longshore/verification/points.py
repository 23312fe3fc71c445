"""The published APIs of an environment, each with its text and its installed plugins."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from longshore.model.verification import ApiReference, Implementer, PublishedPoint
from longshore.verification.apis import Unreadable, read_api
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
    environment = environment_of(python, ".")
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
    described = api.described
    node = described.node if described else None
    return PublishedPoint(
        reference, plugins, api=api.type.text, place=described.place if described else api.place,
        signature=_signature(node) if isinstance(node, ast.ClassDef) else api.type.text,
        docstring=_docstring(described),
    )  # fmt: skip


def _docstring(described: Definition | None) -> str:
    node = described.node if described else None
    return (ast.get_docstring(node) or "") if isinstance(node, ast.ClassDef) else ""


def _signature(node: ast.ClassDef) -> str:
    """The class without docstrings and bodies: what a plugin has to have."""
    body = [each for each in map(_bare, node.body) if each is not None] or [ast.Expr(ast.Constant(...))]
    bare = ast.ClassDef(node.name, node.bases, node.keywords, body, [])
    for name in ("type_params",):
        setattr(bare, name, getattr(node, name, []))
    return ast.unparse(ast.fix_missing_locations(bare))


def _bare(node: ast.stmt) -> ast.stmt | None:
    if isinstance(node, ast.FunctionDef):
        made: ast.stmt = ast.FunctionDef(node.name, node.args, _ELLIPSIS, node.decorator_list, node.returns)
    elif isinstance(node, ast.AsyncFunctionDef):
        made = ast.AsyncFunctionDef(node.name, node.args, _ELLIPSIS, node.decorator_list, node.returns)
    elif isinstance(node, ast.AnnAssign | ast.Assign):
        return node
    else:
        return None
    setattr(made, "type_params", getattr(node, "type_params", []))  # noqa: B010
    return made


_ELLIPSIS: list[ast.stmt] = [ast.Expr(ast.Constant(...))]
