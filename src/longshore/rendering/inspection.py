"""What became of plugins, as data and as the cells of a table."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Literal, TypedDict

from longshore.model import Installed, Problem
from longshore.model.inspection import Inspected, InspectedStatus, Inspection, Remark
from longshore.rendering.safe import bounded

_LONGEST = 20_000


class RemarkData(TypedDict):
    """Something that was noticed about a plugin."""

    code: str
    text: str


class PluginData(TypedDict):
    """A plugin as plain values; the names are those of the nouns."""

    namespace: str
    name: str
    target: str
    distribution: str
    version: str
    metadata: str
    folder: str
    editable: str
    milliseconds: float
    status: InspectedStatus
    reason: str
    api: str
    missing: str
    traceback: list[str]
    side_effects: list[RemarkData]
    traits: list[RemarkData]
    findings: list[RemarkData]
    by: list[str]
    api_version: str
    meta: str


class ProblemData(TypedDict):
    """What could not be read."""

    file: str
    line: int
    reason: str
    distribution: str


class ApiData(TypedDict):
    """Who publishes the API of a namespace."""

    namespace: str
    host: str
    target: str


class PlaceData(TypedDict):
    """Where was looked, and what was there."""

    place: str
    had: str


class InspectionData(TypedDict):
    """A whole inspection as plain values."""

    version: Literal[1]
    python: str
    namespaces: list[str]
    known: list[str]
    apis: list[ApiData]
    plugins: list[PluginData]
    problems: list[ProblemData]
    places: list[PlaceData]


def inspection_data(found: Inspection, shown: Callable[[str], str] = bounded) -> InspectionData:
    """A whole inspection as a dictionary of plain values.

    Args:
        found: what was inspected.
        shown: makes foreign text safe to show; whoever reads it back leaves it as it is.
    """
    return {
        "version": 1,
        "python": shown(found.python),
        "namespaces": [*map(shown, found.namespaces)],
        "known": [*map(shown, found.known)],
        "apis": [
            {"namespace": shown(each.namespace), "host": shown(each.host), "target": shown(each.target)}
            for each in found.apis
        ],
        "plugins": [plugin_data(each, shown) for each in found.plugins],
        "problems": [_problem_data(each, shown) for each in found.problems],
        "places": [{"place": shown(each.place), "had": shown(each.had)} for each in found.places],
    }


def plugin_data(found: Inspected, shown: Callable[[str], str] = bounded) -> PluginData:
    """One plugin as a dictionary of plain values.

    Args:
        found: the plugin.
        shown: makes foreign text safe to show.
    """
    candidate, details = found.candidate, found.details
    name, version, metadata = owner_of(found)
    return {
        "namespace": shown(candidate.namespace),
        "name": shown(candidate.name),
        "target": shown(candidate.value),
        "distribution": shown(name),
        "version": shown(version),
        "metadata": shown(metadata),
        "folder": shown(details.folder),
        "editable": shown(details.editable),
        "milliseconds": round(details.seconds * 1000, 3),
        "status": found.status,
        "reason": "\n".join(map(shown, found.reason[:_LONGEST].split("\n"))),
        "api": shown(details.api),
        "missing": shown(details.missing),
        "traceback": [*map(shown, details.traceback)],
        "side_effects": _remarks(details.side_effects, shown),
        "traits": _remarks(details.traits, shown),
        "findings": _remarks(details.findings, shown),
        "by": [*map(shown, details.by)],
        "api_version": shown(details.api_version),
        "meta": shown(details.meta),
    }


def owner_of(found: Inspected) -> tuple[str, str, str]:
    """The name and version of a plugin's distribution, and its metadata folder."""
    owner = found.candidate.distribution
    return (owner.name, owner.version, owner.path) if isinstance(owner, Installed) else (str(owner), "", "")


def _remarks(remarks: Sequence[Remark], shown: Callable[[str], str]) -> list[RemarkData]:
    return [
        {"code": shown(each.code), "text": "\n".join(map(shown, each.text[:_LONGEST].split("\n")))} for each in remarks
    ]


def _problem_data(found: Problem, shown: Callable[[str], str]) -> ProblemData:
    return {
        "file": shown(found.path),
        "line": found.line,
        "reason": shown(found.reason),
        "distribution": shown(str(found.distribution)),
    }


def inspection_json(found: Inspection) -> str:
    """A whole inspection as a JSON document.

    Args:
        found: what was inspected.
    """
    return json.dumps(inspection_data(found), indent=2)


HEAD = ("namespace", "name", "target", "distribution", "editable", "ms", "outcome")


def cells(found: Inspected, *, tried: bool) -> tuple[str, ...]:
    """The cells of a plugin's row, below :data:`HEAD`; ``*`` behind an outcome says that there is more to know.

    Args:
        found: the plugin.
        tried: it was loaded, so that there is a time to show.
    """
    told = plugin_data(found)
    timed = tried and told["milliseconds"]
    remarked = told["side_effects"] or told["traits"] or told["findings"]
    return (
        *(bounded(told[key], 60) for key in ("namespace", "name", "target")),
        bounded(f"{told['distribution']} {told['version']}".rstrip(), 60),
        "yes" if told["editable"] else "",
        f"{told['milliseconds']:7.1f}" if timed else "",
        f"{told['status']}{' *' if remarked else ''}",
    )
