"""A conformance report as text: what the API asks for and what the plugin has, one above the other."""

from __future__ import annotations

from collections.abc import Iterator

from longshore.model.extension import ConformanceReport, Finding
from longshore.rendering.safe import bounded, object_text


def type_name(api: object) -> str:
    """The name of an API as one writes it."""
    if isinstance(api, type):
        return bounded(api.__qualname__.rpartition("<locals>.")[2], 200)
    return object_text(api).replace("typing.", "").replace("collections.abc.", "")


def report_text(report: ConformanceReport, indent: str = "") -> str:
    """All findings, errors first, what could not be decided last."""
    order = {"error": 0, "warning": 1, "unverified": 2}
    findings = sorted(report.findings + report.unverified, key=lambda each: order[each.severity])
    return "\n".join(f"{indent}{line}" for each in findings for line in finding_lines(each))


def finding_lines(found: Finding) -> Iterator[str]:
    """One finding, over a few lines."""
    where = f"{found.location}: " if found.location is not None else ""
    subject = f" {bounded(found.path)}:" if found.path else ""
    yield f"{bounded(where)}{found.severity}:{subject} [{found.code}]"
    yield f"    expected  {bounded(found.expected)}"
    yield f"    got       {bounded(found.actual)}"
    yield f"    cure      {bounded(found.hint)}"


def summary(report: ConformanceReport) -> str:
    """The findings in one line: how many, and the first."""
    errors = [each for each in report.findings if each.severity == "error"]
    first = errors[0] if errors else None
    rest = f" (and {len(errors) - 1} more)" if len(errors) > 1 else ""
    if first is None:
        return "nothing stands against it"
    path = f"{first.path}: " if first.path else ""
    return bounded(f"{path}expected {first.expected}, got {first.actual}{rest}", 400)
