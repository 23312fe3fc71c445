"""A conformance report as text: by member, what the API asks for and what the plugin has, one above the other."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterator, Sequence

from longshore.model.extension import ConformanceReport, Finding
from longshore.rendering.safe import bounded, object_text

WIDTH = 88
"""The columns that a report is wrapped to; paths and single words may be longer."""

MOST = 50
"""The findings that a report shows; of more it says how many."""

_ORDER = {"error": 0, "warning": 1, "unverified": 2}
_ADDRESS = re.compile(r" at 0x[0-9A-Fa-f]+>$")
_LABELS = len("expected  ")


def type_name(api: object) -> str:
    """The name of an API as one writes it."""
    if isinstance(api, type):
        return bounded(api.__qualname__.rpartition("<locals>.")[2], 200)
    return object_text(api).replace("typing.", "").replace("collections.abc.", "")


def report_text(report: ConformanceReport, indent: str = "", width: int = WIDTH) -> str:
    """The whole report: how many findings, then all of them by member, those with errors first.

    Args:
        report: what a check found.
        indent: stands before every line.
        width: the columns to fill.
    """
    findings = sorted(report.findings + report.unverified, key=_gravity)
    if not findings:
        return ""
    first_of = {member(each): index for index, each in reversed(list(enumerate(findings)))}
    by_member = sorted(findings, key=lambda each: first_of[member(each)])
    lines = [f"{counts(findings)}:"]
    for each in by_member[:MOST]:
        lines += finding_lines(each, width - len(indent))
    if len(findings) > MOST:
        lines.append(f"and {len(findings) - MOST} more")
    return "\n".join(f"{indent}{line}" for line in lines)


def verdict(report: ConformanceReport) -> str:
    """The whole report below a line that says what was compared with what."""
    subject = _ADDRESS.sub(">", object_text(report.subject))
    word = "conforms" if report else "does not conform"
    return f"{subject} {word} to {type_name(report.api)}:\n{report_text(report, '  ')}"


def member(found: Finding) -> str:
    """The member that a finding is about, without its parameter: ``format`` of ``format(data)``."""
    return found.path.partition("(")[0].strip()


def counts(findings: Sequence[Finding]) -> str:
    """How many findings there are of each severity, such as ``2 errors, 1 warning``."""
    severities = [each.severity for each in findings]
    return ", ".join(
        f"{number} {word}{'s' if number > 1 and word != 'unverified' else ''}"
        for word in _ORDER
        if (number := sum(each == word for each in severities))
    )


def _gravity(found: Finding) -> int:
    return _ORDER[found.severity]


def finding_lines(found: Finding, width: int = WIDTH) -> Iterator[str]:
    """One finding, over a few lines: it can be acted on alone.

    Args:
        found: the finding.
        width: the columns to fill.
    """
    alone = f" ({found.refused_by} alone refuses it)" if found.refused_by else ""
    yield f"{found.severity}: {f'{bounded(found.path)} ' if found.path else ''}[{found.code}]{alone}"
    yield from _wrapped("expected", bounded(found.expected), width)
    yield from _wrapped("got", bounded(found.actual) + (", by its source text" if found.from_source else ""), width)
    if found.location is not None:
        yield f"  {'where':<{_LABELS}}{bounded(str(found.location))}"
    yield from _wrapped("cure", bounded(found.hint), width)


def _wrapped(label: str, text: str, width: int) -> list[str]:
    """A labelled text, its further lines under its first."""
    first, rest = f"  {label:<{_LABELS}}", " " * (2 + _LABELS)
    if text and text == text.strip() and len(first) + len(text) <= width:
        return [first + text]
    return textwrap.wrap(
        text, max(width, 40), initial_indent=first, subsequent_indent=rest,
        break_long_words=False, break_on_hyphens=False,
    ) or [first.rstrip()]  # fmt: skip


def summary(report: ConformanceReport) -> str:
    """The findings in one line: how many, and the first."""
    errors = [each for each in report.findings if each.severity == "error"]
    first = errors[0] if errors else None
    rest = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    if first is None:
        return "nothing stands against it"
    path = f"{first.path}: " if first.path else ""
    return bounded(f"{path}expected {first.expected}, got {first.actual}{rest}", 400)
