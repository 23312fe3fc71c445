"""A conformance report in lines that other programs read: editors and problem matchers, GitHub's annotations."""

from __future__ import annotations

import os
from collections.abc import Iterator

from longshore.model.extension import ConformanceReport, Severity
from longshore.rendering.data import FindingData, finding_data, headline, in_words

_WORDS: dict[Severity, str] = {"error": "error", "warning": "warning", "unverified": "note"}
_COMMANDS: dict[Severity, str] = {"error": "error", "warning": "warning", "unverified": "notice"}


def report_lines(report: ConformanceReport) -> str:
    """The whole report as mypy writes its own: ``file:line: severity: message  [code]``, then notes for the same place.

    What can't be decided is a ``note``. A file below the working folder is named from there on. A finding whose place
    is not known has none. A report without findings is ``""``.

    Args:
        report: what a check found.
    """
    api = in_words(report.api)
    return "\n".join(line for each in _findings(report, api) for line in _lines(each, api))


def report_github(report: ConformanceReport) -> str:
    """The whole report as workflow commands, which GitHub Actions shows as annotations of the plugin's own lines.

    One line for each finding: an ``error``, a ``warning``, or a ``notice`` of what can't be decided. Files are named as
    in :func:`report_lines`. A report without findings is ``""``.

    Args:
        report: what a check found.
    """
    api = in_words(report.api)
    return "\n".join(_command(each, api) for each in _findings(report, api))


def _findings(report: ConformanceReport, api: str) -> Iterator[FindingData]:
    """All findings; the plugin itself is not asked for anything, its ``repr`` neither."""
    yield from (finding_data(each, api) for each in report.findings + report.unverified)


def _headline(found: FindingData, api: str) -> str:
    return headline(found["path"], found["code"], found["severity"], api)


def _details(found: FindingData) -> Iterator[str]:
    """What was expected and what was found, one above the other, and the cure."""
    yield f"expected  {found['expected']}".rstrip()
    yield f"got       {found['actual']}".rstrip()
    yield f"cure      {found['hint']}".rstrip()


def _lines(found: FindingData, api: str) -> Iterator[str]:
    place = ""
    if found["file"]:
        line = f"{found['line']}:" if found["line"] else ""
        place = f"{from_here(found['file'])}:{line} "
    yield f"{place}{_WORDS[found['severity']]}: {_headline(found, api)}  [{found['code']}]"
    yield from (f"{place}note:     {each}" for each in _details(found))


def _command(found: FindingData, api: str) -> str:
    properties: list[str] = []
    if found["file"]:
        properties.append(f"file={escaped_property(from_here(found['file']))}")
        properties += [f"line={found['line']}"] if found["line"] else []
    properties.append(f"title=longshore ({found['code']})")
    message = "\n".join([_headline(found, api), *_details(found)])
    return f"::{_COMMANDS[found['severity']]} {','.join(properties)}::{escaped_message(message)}"


def from_here(file: str) -> str:
    """A file below the working folder from there on; any other as it is."""
    try:
        here = os.getcwd()
    except OSError:  # it was removed
        return file
    return file.removeprefix(os.path.join(here, ""))


def escaped_message(text: str) -> str:
    """Any text as the message of a workflow command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def escaped_property(text: str) -> str:
    """Any text as the value of a property of a workflow command."""
    return escaped_message(text).replace(":", "%3A").replace(",", "%2C")
