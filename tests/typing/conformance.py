"""The check on its own: from ``object`` to the API, and the report."""

from collections.abc import Callable
from typing import Literal, assert_type

from apis import Codec, Formatter, Store

from longshore import (
    ConformanceReport,
    Finding,
    FindingData,
    Location,
    ReportData,
    check,
    conforms,
    report_data,
    report_github,
    report_json,
    report_lines,
    report_text,
)


def protocol(plugin: object) -> None:
    if conforms(plugin, Formatter):
        assert_type(plugin, Formatter)


def abc(plugin: object) -> None:
    if conforms(plugin, Codec, strict=True):
        assert_type(plugin, Codec)


def generic(plugin: object) -> None:
    if conforms(plugin, Store[int], unverified="refuse"):
        assert_type(plugin, Store[int])
        assert_type(plugin.get("a"), int)
        plugin.get(3)  # E: argument


def classes(plugin: object) -> None:
    if conforms(plugin, type[Codec]):
        assert_type(plugin, type[Codec])


def callables(plugin: object) -> None:
    if conforms(plugin, Callable[[str], bool]):
        assert_type(plugin, Callable[[str], bool])


def either(plugin: object) -> None:
    if conforms(plugin, Formatter | Codec):
        assert_type(plugin, Formatter | Codec)


def refused(plugin: object) -> None:
    if not conforms(plugin, Formatter):
        assert_type(plugin, object)
        plugin.format({})  # E: attribute


def wrong(plugin: object) -> None:
    conforms(plugin)  # E: missing
    conforms(plugin, Formatter, stirct=True)  # E: keyword
    conforms(plugin, Formatter, strict="yes")  # E: argument
    conforms(plugin, Formatter, unverified="never")  # E: argument


def reported(plugin: object) -> None:
    report = check(plugin, Formatter)
    assert_type(report, ConformanceReport)
    assert_type(report.conforms, bool)
    assert_type(report.findings, tuple[Finding, ...])
    assert_type(report.unverified, tuple[Finding, ...])
    for finding in report.findings:
        assert_type(finding.severity, Literal["error", "warning", "unverified"])
        assert_type(finding.path, str)
        assert_type(finding.expected, str)
        assert_type(finding.actual, str)
        assert_type(finding.hint, str)
        assert_type(finding.location, Location | None)
    check(plugin)  # E: missing
    check(plugin, Formatter, unverified=False)  # E: argument


def rendered(report: ConformanceReport) -> None:
    for form in (report_text, report_lines, report_github, report_json):
        assert_type(form(report), str)
    data = report_data(report)
    assert_type(data, ReportData)
    assert_type(data["conforms"], bool)
    assert_type(data["findings"], list[FindingData])
    for found in data["unverified"]:
        assert_type(found["severity"], Literal["error", "warning", "unverified"])
        assert_type(found["message"], str)
        assert_type(found["line"], int | None)
