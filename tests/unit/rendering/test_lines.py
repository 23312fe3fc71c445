"""A conformance report for editors and problem matchers, and as annotations of GitHub Actions."""

from __future__ import annotations

import os
import pickle
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import example, given

from longshore import ConformanceReport, Finding, check, report_github, report_lines
from longshore.rendering.lines import escaped_message, escaped_property
from longshore.rendering.safe import bounded
from tests.unit.rendering.reports import REPORTS, TEXTS, Formatter, Lower, Silent, finding, report_of

API = "tests.unit.rendering.reports.Formatter"
FORMS = [report_lines, report_github]
LINE = re.compile(r"(?:(?P<file>.*?):(?:(?P<line>[0-9]+):)? )?(?P<severity>error|warning|note): (?P<message>.*)")
SEVERITIES = {"error": ("error", "error"), "warning": ("warning", "warning"), "unverified": ("note", "notice")}


def test_lines() -> None:
    """A finding in mypy's manner, then what was expected and found, one above the other, and the cure."""
    assert report_lines(report_of(finding(file="/plugin.py"))).splitlines() == [
        f"/plugin.py:7: error: format (return) is not what {API} asks for  [return-type]",
        "/plugin.py:7: note:     expected  str",
        "/plugin.py:7: note:     got       bytes",
        "/plugin.py:7: note:     cure      return str",
    ]


def test_annotations() -> None:
    """One line for each finding."""
    head = f"format (return) is not what {API} asks for"
    message = f"{head}%0Aexpected  str%0Agot       bytes%0Acure      return str, 100%25"
    hint = "return str, 100%"
    report = report_of(finding(file="/a:b,c.py", hint=hint), finding("warning", hint=hint))
    assert report_github(report).splitlines() == [
        f"::error file=/a%3Ab%2Cc.py,line=7,title=longshore (return-type)::{message}",
        f"::warning title=longshore (return-type)::{message}",
    ]


def test_a_real_plugin_is_told_at_its_own_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    """All findings, what can't be decided too, from the working folder on."""
    monkeypatch.chdir(Path(__file__).parents[1])
    report = check(Lower(), Formatter)
    source = Path(__file__).with_name("reports.py").read_text().splitlines()
    line = next(number for number, each in enumerate(source, 1) if "-> bytes" in each)
    file = f"rendering{os.sep}reports.py"
    heads = [each for each in report_lines(report).splitlines() if each.endswith("]")]
    assert heads[1:] == [
        f"{file}:{line}: error: format (return) is not what {API} asks for  [return-type]",
        f"{file}:{line}: note: format(text) can't be verified against {API}  [cannot-tell]",
    ]
    assert heads[0].endswith(f"error: name is not what {API} asks for  [missing-member]")
    starts = [each.partition("::format")[0] for each in report_github(report).splitlines()]
    assert starts[1:] == [
        f"::error file={file},line={line},title=longshore (return-type)",
        f"::notice file={file},line={line},title=longshore (cannot-tell)",
    ]


def test_a_place_that_is_not_known_is_left_out() -> None:
    """The line, or the whole of it."""
    report = report_of(finding(file="/plugin.py", line="0"), finding())
    lines = report_lines(report).splitlines()
    assert [lines[0].partition(" ")[0], lines[1].partition(" ")[0]] == ["/plugin.py:", "/plugin.py:"]
    assert [lines[4].partition(" ")[0], lines[5].partition(" ")[0]] == ["error:", "note:"]
    starts = [each.partition(" (")[0] for each in report_github(report).splitlines()]
    assert starts == ["::error file=/plugin.py,title=longshore", "::error title=longshore"]


@pytest.mark.parametrize("form", FORMS)
def test_nothing_to_say(form: Callable[[ConformanceReport], str]) -> None:
    """No findings, no text."""
    assert form(ConformanceReport(3, int)) == ""


@pytest.mark.parametrize("form", FORMS)
def test_the_plugin_is_not_asked(form: Callable[[ConformanceReport], str]) -> None:
    """Its ``repr`` may even end the process; the report's travels without it and is told as before."""
    report = ConformanceReport(Silent(), Formatter, [finding("warning", file="/plugin.py")])
    travelled = pickle.loads(pickle.dumps(report))
    assert form(travelled) == form(report)
    assert "warning" in form(report)


def test_an_empty_text_leaves_its_label() -> None:
    """Without blanks behind it."""
    assert report_lines(report_of(finding(actual=""))).splitlines()[2] == "note:     got"


@pytest.mark.parametrize("form", FORMS)
def test_files_below_the_working_folder_are_named_from_there(
    form: Callable[[ConformanceReport], str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Not those of a folder whose name only begins like it, nor any when that folder is gone."""
    here = tmp_path / "here"
    here.mkdir()
    inside, beside = str(here / "acme" / "text.py"), str(tmp_path / "hereby" / "text.py")
    report = report_of(finding(file=inside), finding(file=beside))
    monkeypatch.chdir(here)
    text = form(report)
    assert inside not in text
    assert str(Path("acme", "text.py")) in text
    assert beside in text
    here.rmdir()
    assert inside in form(report)


def all_findings(report: ConformanceReport) -> tuple[Finding, ...]:
    return report.findings + report.unverified


@given(REPORTS)
def test_whatever_a_report_says_its_lines_can_be_matched(report: ConformanceReport) -> None:
    """Four for each finding, each of them printable, and no plugin can add one."""
    lines = report_lines(report).split("\n") if all_findings(report) else []
    assert len(lines) == 4 * len(all_findings(report))
    for number, found in enumerate(all_findings(report)):
        head, *notes = lines[4 * number : 4 * number + 4]
        assert all(each.isprintable() and LINE.fullmatch(each) for each in (head, *notes))
        assert f"{SEVERITIES[found.severity][0]}: {bounded(found.path) or 'the plugin'} " in head
        assert head.endswith(f"  [{found.code}]")
        for note, text in zip(notes, (found.expected, found.actual, found.hint), strict=True):
            assert note.endswith(bounded(text).rstrip())


def decoded(text: str, *characters: str) -> str:
    """An escaped text as the runner of GitHub Actions reads it: ``%`` last."""
    for each in (*characters, "%"):
        text = text.replace(f"%{ord(each):02X}", each)
    return text


@given(TEXTS)
@example("100%\r\n:,%0A%25")
def test_any_text_can_be_escaped(text: str) -> None:
    """Line breaks too: it stays on one line, a property ends nowhere before its end, and is read as it was."""
    message, value = escaped_message(text), escaped_property(text)
    assert not {"\r", "\n"} & set(message)
    assert not {"\r", "\n", ":", ","} & set(value)
    assert decoded(message, "\r", "\n") == decoded(value, "\r", "\n", ":", ",") == text


def command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as the runner reads it: its name, its properties, its message."""
    begin, head, message = line.split("::", 2)
    assert begin == ""
    name, _, properties = head.partition(" ")
    pairs = [each.partition("=") for each in properties.split(",")]
    known = {key: decoded(value, "\r", "\n", ":", ",") for key, _, value in pairs}
    return name, known, decoded(message, "\r", "\n")


@given(REPORTS)
def test_whatever_a_report_says_github_reads_it_as_it_was(report: ConformanceReport) -> None:
    """One command for each finding, whose texts come out of it unchanged."""
    lines = report_github(report).split("\n") if all_findings(report) else []
    for line, found in zip(lines, all_findings(report), strict=True):
        assert line.isprintable()
        name, properties, message = command(line)
        assert name == SEVERITIES[found.severity][1]
        head, *details = message.split("\n")
        assert head.startswith(f"{bounded(found.path) or 'the plugin'} ")
        texts = {"expected": found.expected, "got": found.actual, "cure": found.hint}
        assert details == [f"{label:<10}{bounded(text)}".rstrip() for label, text in texts.items()]
        wanted = {"title": f"longshore ({found.code})"}
        if found.location is not None and found.location.file:
            wanted["file"] = bounded(found.location.file)
            if found.location.line:
                wanted["line"] = str(found.location.line)
        assert properties == wanted
