"""A conformance report as text."""

from __future__ import annotations

from collections.abc import Callable

from longshore.model.extension import ConformanceReport, Finding, Location, Severity
from longshore.rendering.report import MOST, counts, finding_lines, member, report_text, summary, type_name


def finding(path: str, severity: Severity = "error", **texts: str) -> Finding:
    return Finding(
        "parameter-type",
        severity,
        path,
        expected=texts.get("expected", "int"),
        actual=texts.get("actual", "str"),
        hint=texts.get("hint", "take an int"),
        location=Location("/plugin.py", 7) if path else None,
    )


def text_of(*findings: Finding, indent: str = "", width: int = 88) -> str:
    return report_text(ConformanceReport(object(), object, findings), indent, width)


def test_one_finding() -> None:
    assert text_of(finding("format(data)")) == (
        "1 error:\n"
        "error: format(data) [parameter-type]\n"
        "  expected  int\n"
        "  got       str\n"
        "  where     /plugin.py:7\n"
        "  cure      take an int"
    )


def test_nothing_to_say() -> None:
    assert text_of() == ""


def test_the_plugin_itself_where_nothing_tells_its_place() -> None:
    assert list(finding_lines(finding(""))) == [
        "error: [parameter-type]",
        "  expected  int",
        "  got       str",
        "  cure      take an int",
    ]


def test_findings_of_a_member_stay_together_and_errors_come_first() -> None:
    text = text_of(
        finding("a(x)", "unverified"), finding("b(x)"), finding("c", "warning"), finding("a"), finding("b (return)")
    )
    lines = [line for line in text.splitlines() if "[" in line]
    assert lines == [
        "error: b(x) [parameter-type]",
        "error: b (return) [parameter-type]",
        "error: a [parameter-type]",
        "unverified: a(x) [parameter-type]",
        "warning: c [parameter-type]",
    ]
    assert text.startswith("3 errors, 1 warning, 1 unverified:\n")


def test_long_texts_are_wrapped_under_themselves() -> None:
    signature = "a method format(" + ", ".join(f"parameter_{n}: Mapping[str, int]" for n in range(4)) + ") -> str"
    lines = text_of(finding("format", expected=signature), indent="  ", width=60).splitlines()
    wrapped = lines[2 : lines.index("    got       str")]
    assert len(wrapped) > 2
    assert all(len(line) <= 60 for line in wrapped)
    assert all(line.startswith(" " * 14) for line in wrapped[1:])
    assert " ".join(line.strip() for line in wrapped) == f"expected  {signature}"


def test_what_a_plugin_says_can_not_forge_or_flood() -> None:
    lines = list(finding_lines(finding("format", actual="x\n\x1b[31merror: " + "y" * 10_000)))
    assert len(lines) < 10
    assert "\\n\\x1b[31merror:" in "".join(lines)
    assert sum(map(len, lines)) < 3_000


def test_an_empty_text_keeps_its_label() -> None:
    assert "  got" in list(finding_lines(finding("format", actual="")))


def test_many_findings_are_counted_not_shown() -> None:
    lines = text_of(*(finding(f"m{n}") for n in range(MOST + 3))).splitlines()
    assert lines[0] == f"{MOST + 3} errors:"
    assert lines[-1] == "and 3 more"
    assert sum("[" in line for line in lines) == MOST


def test_members() -> None:
    assert [member(finding(each)) for each in ("a.b(c)", "a.b (return)", "a.b", "")] == ["a.b", "a.b", "a.b", ""]


def test_counts() -> None:
    assert counts([finding("a"), finding("b", "unverified"), finding("c", "unverified")]) == "1 error, 2 unverified"
    assert counts([]) == ""


def test_summary() -> None:
    report = ConformanceReport(3, int, [finding("", "warning"), finding("a"), finding("b")])
    assert summary(report) == "a: expected int, got str (and 1 more)"
    assert summary(ConformanceReport(3, int, [finding("")])) == "expected int, got str"
    assert summary(ConformanceReport(3, int)) == "nothing stands against it"


def test_type_names() -> None:
    class Local: ...

    assert [type_name(each) for each in (int, Local, dict[str, int], Callable[[int], str])] == [
        "int",
        "Local",
        "dict[str, int]",
        "Callable[[int], str]",
    ]
