"""A conformance report as data: a dictionary of plain values, and the same as a JSON document."""

from __future__ import annotations

import json
from typing import Literal, TypedDict

from longshore.model.extension import Code, ConformanceReport, Finding, Refuser, Severity
from longshore.model.metadata import described
from longshore.rendering.safe import bounded


class FindingData(TypedDict):
    """One finding as plain values.

    Attributes:
        code: what kind of difference.
        severity: ``error``, ``warning`` or ``unverified``.
        message: the whole finding but its cure, in one line.
        path: the member, ``""`` for the plugin itself.
        expected: what the API asks for.
        actual: what the plugin has.
        hint: the cure.
        file: where the plugin defines it, ``None`` where that is not known.
        line: the line there, from 1, ``None`` where that is not known.
        page: the page of the code in the documentation, without its suffix.
        refused_by: of a warning, the one checker that refuses it, ``mypy`` or ``pyright``; ``""`` for all others.
        from_source: it was read in the plugin's source text.
    """

    code: Code
    severity: Severity
    message: str
    path: str
    expected: str
    actual: str
    hint: str
    file: str | None
    line: int | None
    page: str
    refused_by: Refuser
    from_source: bool


class ReportData(TypedDict):
    """A report as plain values.

    Attributes:
        version: of this form; within one version keys are added, never renamed, removed or given another meaning.
        api: what was asked for: a class by its module and name, anything else by its ``repr``.
        subject: what was checked, in the same way.
        conforms: no finding is an error.
        findings: errors and warnings.
        unverified: what could not be decided.
    """

    version: Literal[1]
    api: str
    subject: str
    conforms: bool
    findings: list[FindingData]
    unverified: list[FindingData]


def report_data(report: ConformanceReport) -> ReportData:
    """The whole report as a dictionary of plain values, all findings in it.

    Every text is on one line and bounded, as in the other forms: control characters are written out.

    Args:
        report: what a check found.
    """
    api = in_words(report.api)
    return {
        "version": 1,
        "api": api,
        "subject": in_words(report.subject),
        "conforms": report.conforms,
        "findings": [finding_data(each, api) for each in report.findings],
        "unverified": [finding_data(each, api) for each in report.unverified],
    }


def report_json(report: ConformanceReport) -> str:
    """The whole report as a JSON document, ASCII and indented; :func:`report_data` gives it for any other layout.

    Args:
        report: what a check found.
    """
    return json.dumps(report_data(report), indent=2)


def in_words(thing: object) -> str:
    """An object in words: the same before and after its report was pickled."""
    text = described(thing).text
    if text.startswith("<class '"):
        text = text.removeprefix("<class '").removesuffix("'>")
    return bounded(text)


def headline(path: str, code: Code, severity: Severity, api: str) -> str:
    """What is wrong, in a few words.

    Args:
        path: the member.
        code: what kind of difference.
        severity: how it counts; what can't be told may count as a warning or an error.
        api: the API, in words.
    """
    if code == "cannot-tell" or severity == "unverified":
        return f"{path or 'the plugin'} can't be verified against {api}"
    return f"{path or 'the plugin'} is not what {api} asks for"


def finding_data(found: Finding, api: str) -> FindingData:
    """One finding as a dictionary of plain values.

    Args:
        found: the finding.
        api: the API, in words.
    """
    path, expected, actual = bounded(found.path), bounded(found.expected), bounded(found.actual)
    place = found.location
    return {
        "code": found.code,
        "severity": found.severity,
        "message": f"{headline(path, found.code, found.severity, api)}: expected {expected}, got {actual}",
        "path": path,
        "expected": expected,
        "actual": actual,
        "hint": bounded(found.hint),
        "file": bounded(place.file) if place else None,
        "line": (place.line or None) if place else None,
        "page": f"codes/{found.code}",
        "refused_by": found.refused_by,
        "from_source": found.from_source,
    }
