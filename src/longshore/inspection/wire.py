"""Reads back what a child process has told. A plugin may have written it: what is not as expected is empty."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import get_args

from longshore.discovery import target
from longshore.model import Candidate, Installed, Problem, Status
from longshore.model.inspection import (
    Details,
    Inspected,
    InspectedStatus,
    Inspection,
    Looked,
    PublishedApi,
    Remark,
)
from longshore.verification.checkers.values import Table, number, tables, text

_STATUSES: Mapping[str, InspectedStatus] = {"hung": "hung", **{each: each for each in get_args(Status)}}


def inspection_in(told: Table) -> Inspection:
    """A whole inspection."""
    return Inspection(
        text(told, "python"),
        texts(told, "namespaces"),
        texts(told, "known"),
        [
            PublishedApi(text(each, "namespace"), text(each, "host"), text(each, "target"))
            for each in tables(told, "apis")
        ],
        [plugin_in(each) for each in tables(told, "plugins")],
        [
            Problem(text(each, "file"), number(each, "line"), text(each, "reason"), _owner(text(each, "distribution")))
            for each in tables(told, "problems")
        ],
        [Looked(text(each, "place"), text(each, "had")) for each in tables(told, "places")],
    )


def plugin_in(told: Table) -> Inspected:
    """One plugin."""
    seconds = told.get("milliseconds")
    details = Details(
        text(told, "editable"),
        text(told, "folder"),
        seconds=seconds / 1000 if isinstance(seconds, int | float) else 0.0,
        api=text(told, "api"),
        missing=text(told, "missing"),
        traceback=texts(told, "traceback"),
        side_effects=_remarks(told, "side_effects"),
        traits=_remarks(told, "traits"),
        findings=_remarks(told, "findings"),
        by=texts(told, "by"),
        api_version=text(told, "api_version"),
        meta=text(told, "meta"),
    )
    return Inspected(
        candidate_in(told), _STATUSES.get(text(told, "status"), "not-loaded"), text(told, "reason"), details
    )


def candidate_in(told: Table) -> Candidate:
    """The entry point of a plugin."""
    owner = Installed(text(told, "metadata"), text(told, "distribution"), text(told, "version"))
    value = text(told, "target")
    return Candidate(text(told, "name"), value, text(told, "namespace"), owner, target(value) or ("", ""))


def texts(told: Table, key: str) -> Sequence[str]:
    """A list of texts."""
    found = told.get(key)
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []


def _remarks(told: Table, key: str) -> Sequence[Remark]:
    return [Remark(text(each, "code"), text(each, "text")) for each in tables(told, key)]


def _owner(told: str) -> Installed:
    name, _, version = told.rpartition(" ")
    return Installed(told, name or told, version if name else "")
