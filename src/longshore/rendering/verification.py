"""What was found wrong with declared entry points, as text, JSON, GitHub's workflow commands, and SARIF."""

from __future__ import annotations

import itertools
import json
import os
from collections.abc import Iterator, Sequence
from typing import Literal, TypedDict

from longshore.model.verification import Place, StaticFinding, Verification
from longshore.rendering.lines import escaped_message, escaped_property, from_here
from longshore.rendering.safe import bounded

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"


class SourceData(TypedDict):
    """Where the plugin's own code is."""

    file: str
    line: int


class StaticFindingData(TypedDict):
    """One finding as plain values; the names are those of the noun."""

    file: str
    line: int
    column: int
    namespace: str
    name: str
    code: str
    message: str
    checker: str
    severity: str
    rule: str
    source: SourceData | None


class CheckedData(TypedDict):
    """An entry point that was checked, as plain values."""

    file: str
    line: int
    namespace: str
    name: str
    target: str
    api: str
    provider: str
    checkers: list[str]


class VerificationData(TypedDict):
    """A whole answer as plain values."""

    version: Literal[1]
    conforms: bool
    python: str
    checkers: list[str]
    findings: list[StaticFindingData]
    checked: list[CheckedData]


def verification_data(found: Verification) -> VerificationData:
    """The whole answer as a dictionary of plain values.

    Args:
        found: what a check found.
    """
    return {
        "version": 1,
        "conforms": found.conforms,
        "python": bounded(found.python),
        "checkers": list(found.checkers),
        "findings": [_finding_data(each) for each in found.findings],
        "checked": [
            {
                "file": bounded(each.declared.place.file),
                "line": each.declared.place.line,
                "namespace": bounded(each.declared.namespace),
                "name": bounded(each.declared.name),
                "target": bounded(each.declared.value),
                "api": bounded(each.api),
                "provider": bounded(each.provider),
                "checkers": list(each.checkers),
            }
            for each in found.checked
        ],
    }


def _finding_data(found: StaticFinding) -> StaticFindingData:
    source = found.source
    return {
        "file": bounded(found.place.file),
        "line": found.place.line,
        "column": found.place.column,
        "namespace": bounded(found.namespace),
        "name": bounded(found.name),
        "code": found.code,
        "message": "\n".join(_lines(found)),
        "checker": found.checker,
        "severity": found.severity,
        "rule": bounded(found.rule),
        "source": {"file": bounded(from_here(source.file)), "line": source.line} if source else None,
    }


def verification_json(found: Verification) -> str:
    """The whole answer as a JSON document, ASCII and indented.

    Args:
        found: what a check found.
    """
    return json.dumps(verification_data(found), indent=2)


def verification_text(found: Verification) -> str:
    """The whole answer for people: by entry point, each with what every type checker says of it.

    Args:
        found: what a check found.
    """
    return "\n".join([*filter(None, [findings_text(found.findings)]), _summary(found)])


def findings_text(findings: Sequence[StaticFinding]) -> str:
    """These findings for people: by entry point, each with what every type checker says of it.

    Args:
        findings: in the order of an answer.
    """
    lines: list[str] = []
    for _, group in itertools.groupby(findings, key=lambda each: (each.place, each.namespace, each.name)):
        lines += _told(list(group))
    return "\n".join(lines)


def _told(group: Sequence[StaticFinding]) -> Iterator[str]:
    for code, each in itertools.groupby(group, key=lambda one: (one.code, one.severity)):
        same = list(each)
        first = same[0]
        what = f"{first.namespace}: {first.name}" if first.name else first.namespace
        yield bounded(f"{_shown(first.place)}: {first.severity}: {what}") + f"  [{code[0]}]"
        for one in same:
            who = "" if one.checker == "longshore" and not one.rule else f"{one.checker} [{one.rule}]"
            indent = "    " if who else "  "
            if who:
                yield f"  {bounded(who)}"
            yield from (f"{indent}{line}" for line in _lines(one))
        where = next((one.source for one in same if one.source), None)
        if where is not None:
            yield f"  where: {bounded(_shown(where))}"


def _lines(found: StaticFinding) -> Iterator[str]:
    yield from (bounded(each) for each in found.message.splitlines())


def _shown(place: Place) -> str:
    return str(Place(from_here(place.file), place.line, place.column))


def _summary(found: Verification) -> str:
    bad = {(each.namespace, each.name, each.place) for each in found.findings if each.severity == "error"}
    untold = sum(each.code == "unknown-api" for each in found.findings)
    count = len(found.checked)
    by = f" by {', '.join(found.checkers)}" if found.checkers else ""
    parts = [f"{count} entry point{'' if count == 1 else 's'} checked{by}"]
    parts.append(f"{len(bad)} with errors" if bad else "no errors")
    parts += [f"{untold} without a known API"] if untold else []
    return ", ".join(parts)


def verification_github(found: Verification) -> str:
    """The whole answer as workflow commands, which GitHub Actions shows as annotations of the declarations.

    Args:
        found: what a check found.
    """
    return "\n".join(_command(each) for each in found.findings)


def _command(found: StaticFinding) -> str:
    place = [f"file={escaped_property(from_here(bounded(found.place.file)))}"]
    place += [f"line={found.place.line}"] if found.place.line else []
    place += [f"col={found.place.column}"] if found.place.column else []
    title = escaped_property(bounded(f"{found.namespace}: {found.name} ({found.checker}, {found.code})"))
    return f"::{found.severity} {','.join(place)},title={title}::{escaped_message(chr(10).join(_lines(found)))}"


def verification_sarif(found: Verification, version: str) -> str:
    """The whole answer as a SARIF 2.1.0 document, which code scanning services read.

    Args:
        found: what a check found.
        version: longshore's own.
    """
    rules = [{"id": each} for each in sorted({one.code for one in found.findings})]
    driver = {"name": "longshore", "version": version, "rules": rules}
    run = {"tool": {"driver": driver}, "results": [_result(each) for each in found.findings]}
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [run]}, indent=2)


def _result(found: StaticFinding) -> dict[str, object]:
    result: dict[str, object] = {
        "ruleId": found.code,
        "level": found.severity,
        "message": {"text": "\n".join([bounded(f"{found.checker}: {found.namespace}: {found.name}"), *_lines(found)])},
        "locations": [_location(found.place)],
    }
    if found.source is not None:
        result["relatedLocations"] = [{**_location(found.source), "message": {"text": "the plugin's own code"}}]
    return result


def _location(place: Place) -> dict[str, object]:
    from urllib.parse import quote  # late: heavy, and for one form only

    file = from_here(place.file).replace(os.sep, "/")
    try:
        path = quote(os.fsencode(file))
    except UnicodeEncodeError:  # half a character, which no path of this system has
        path = quote(file, errors="surrogatepass")
    uri = f"file://{path}" if file.startswith("/") else path
    region = {"startLine": place.line, "startColumn": place.column}
    physical: dict[str, object] = {"artifactLocation": {"uri": uri}}
    if place.line:
        physical["region"] = {key: value for key, value in region.items() if value}
    return {"physicalLocation": physical}
