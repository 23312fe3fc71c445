"""Published APIs and their plugins, as text and as JSON."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from typing import TypedDict

from longshore.model.verification import PublishedPoint
from longshore.rendering.safe import bounded


class ImplementerData(TypedDict):
    """An installed plugin as plain values."""

    name: str
    target: str
    distribution: str


class PointData(TypedDict):
    """A published API as plain values.

    Attributes:
        namespace: the entry point group.
        host: the distribution that publishes the API, with its version.
        target: what it publishes.
        api: the API as a type expression, ``""`` where it can't be read.
        signature: the API's class without bodies, or the expression.
        docstring: the API's docstring.
        file: where it is defined, ``""`` where that is not known.
        line: the line there.
        plugins: the installed plugins of the namespace.
        problem: why the API can't be read, ``""`` where it can.
        meta: the type of the metadata that plugins declare, ``""`` for none.
        versions: the versions of the API that the host offers.
    """

    namespace: str
    host: str
    target: str
    api: str
    signature: str
    docstring: str
    file: str
    line: int
    plugins: list[ImplementerData]
    problem: str
    meta: str
    versions: list[str]


def points_data(points: Sequence[PublishedPoint]) -> list[PointData]:
    """Published APIs as plain values.

    Args:
        points: in the order in which they are told.
    """
    return [
        {
            "namespace": bounded(each.namespace),
            "host": bounded(each.reference.provider),
            "target": bounded(each.reference.target),
            "api": bounded(each.api),
            "signature": "\n".join(map(bounded, each.signature.splitlines())),
            "docstring": "\n".join(map(bounded, each.docstring.splitlines())),
            "file": bounded(each.place.file) if each.place else "",
            "line": each.place.line if each.place else 0,
            "plugins": [
                {"name": bounded(one.name), "target": bounded(one.value), "distribution": bounded(one.provider)}
                for one in each.implementers
            ],
            "problem": bounded(each.problem),
            "meta": bounded(each.meta),
            "versions": [*map(bounded, each.versions)],
        }
        for each in points
    ]


def points_json(points: Sequence[PublishedPoint]) -> str:
    """Published APIs as a JSON document.

    Args:
        points: in the order in which they are told.
    """
    return json.dumps({"version": 1, "points": points_data(points)}, indent=2)


def points_text(points: Sequence[PublishedPoint]) -> str:
    """Published APIs for people.

    Args:
        points: in the order in which they are told.
    """
    if not points:
        return "no installed distribution publishes an API under longshore.points"
    return "\n\n".join("\n".join(_lines(each)) for each in points_data(points))


def _lines(point: PointData) -> Iterator[str]:
    yield f"{point['namespace']}  (published by {point['host']}: {point['target']})"
    if point["problem"]:
        yield f"  problem  {point['problem']}"
    elif point["file"]:
        yield f"  defined  {point['file']}:{point['line']}"
    if point["meta"]:
        yield f"  metadata {point['meta']}"
    if point["versions"]:
        yield f"  versions {', '.join(point['versions'])}"
    for text in (point["docstring"], point["signature"]):
        if text:
            yield ""
            yield textwrap.indent(text, "    ")
    if point["docstring"] or point["signature"]:
        yield ""
    plugins = point["plugins"]
    yield f"  {len(plugins) or 'no'} plugin{'' if len(plugins) == 1 else 's'}{':' if plugins else ''}"
    width = max((len(each["name"]) for each in plugins), default=0)
    for each in plugins:
        yield f"    {each['name']:<{width}}  {each['target']}  ({each['distribution']})"
