"""A conformance report as data and as JSON, and the schema that the documentation has of it."""

from __future__ import annotations

import copy
import json
import pickle
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from jsonschema import Draft202012Validator

from longshore import ConformanceReport, FindingData, ReportData, check, report_data, report_json
from longshore.model.extension import Code, Severity
from tests.conformance import golden
from tests.unit.rendering.reports import REPORTS, Formatter, Lower, Silent, finding, report_of

SCHEMA = json.loads((Path(__file__).parents[3] / "docs" / "_static" / "report.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
HERE = "tests.unit.rendering.reports"


def complaints(document: object) -> list[str]:
    """What the schema has against a document."""
    return [each.message for each in VALIDATOR.iter_errors(document)]


def test_a_report_as_data() -> None:
    """What is found of a real plugin, each at its place."""
    data = report_data(check(Lower, type[Formatter]))
    assert (data["version"], data["conforms"]) == (1, False)
    assert (data["api"], data["subject"]) == (f"type[{HERE}.Formatter]", f"{HERE}.Lower")
    [missing, returned] = data["findings"]
    file = str(Path(__file__).with_name("reports.py"))
    line = next(n for n, each in enumerate(Path(file).read_text().splitlines(), 1) if "-> bytes" in each)
    assert returned == {
        "code": "return-type",
        "severity": "error",
        "message": f"Lower.format (return) is not what type[{HERE}.Formatter] asks for: expected str, got bytes",
        "path": "Lower.format (return)",
        "expected": "str",
        "actual": "bytes",
        "hint": "return str",
        "file": file,
        "line": line,
        "page": "codes/return-type",
        "refused_by": "",
        "from_source": False,
    }
    assert (missing["code"], missing["path"]) == ("missing-member", "Lower.name")
    [unverified] = data["unverified"]
    assert unverified["message"].startswith(f"Lower.format(text) can't be verified against type[{HERE}.Formatter]: ")


def test_nothing_found() -> None:
    """The document is complete nevertheless."""
    assert report_data(ConformanceReport(3, int)) == {
        "version": 1,
        "api": "int",
        "subject": "3",
        "conforms": True,
        "findings": [],
        "unverified": [],
    }


def test_a_place_that_is_not_known() -> None:
    """It is null: the line, or the file as well; and the plugin itself has no path."""
    report = report_of(finding(file="/plugin.py", line="0"), finding(path=""))
    first, second = report_data(report)["findings"]
    assert (first["file"], first["line"]) == ("/plugin.py", None)
    assert (second["file"], second["line"]) == (None, None)
    assert second["message"].startswith("the plugin is not what ")


@pytest.mark.parametrize(
    ("severity", "code"),
    [
        ("unverified", "cannot-tell"),
        ("unverified", "return-type"),
        ("warning", "cannot-tell"),
        ("error", "cannot-tell"),
    ],
)
def test_what_cannot_be_told_is_never_said_to_be_wrong(severity: Severity, code: Code) -> None:
    """Also where the host lets it count as more."""
    data = report_data(report_of(finding(severity, code)))
    [found] = data["findings"] + data["unverified"]
    assert found["message"].startswith(f"format (return) can't be verified against {HERE}.Formatter: ")
    assert found["severity"] == severity


@pytest.mark.parametrize("path", golden.case_files(), ids=golden.case_id)
def test_real_reports_keep_the_schema(path: Path) -> None:
    """Those of all golden cases; and all findings are there, in their order."""
    report = golden.checked(path)
    document = json.loads(report_json(report))
    assert complaints(document) == []
    assert [each["code"] for each in document["findings"]] == [each.code for each in report.findings]
    assert [each["code"] for each in document["unverified"]] == [each.code for each in report.unverified]


@given(REPORTS)
def test_whatever_a_report_says_it_can_be_written_and_read(report: ConformanceReport) -> None:
    """The document is ASCII, equals the data, and keeps the schema."""
    text, data = report_json(report), report_data(report)
    assert text.isascii()
    assert json.loads(text) == data
    assert complaints(data) == []
    for each in data["findings"] + data["unverified"]:
        assert all(str(value).isprintable() for value in each.values())


def test_enormous_texts_are_bounded() -> None:
    """Of a finding, of the plugin and of the API."""
    flood = "\N{PILE OF POO}\x00" * 1_000_000
    found = finding(path=flood, expected=flood, actual=flood, hint=flood, file=flood)
    text = report_json(ConformanceReport(flood, flood, [found]))
    assert len(text) < 150_000
    assert complaints(json.loads(text)) == []


def test_a_plugin_that_cannot_be_shown_is_told() -> None:
    """Its ``repr`` may even end the process."""
    data = report_data(ConformanceReport(Silent(), Silent(), [finding()]))
    assert data["subject"] == data["api"] == "<an object whose repr() raises>"


class Meta(type):
    """A metaclass that names its classes."""

    def __repr__(cls) -> str:
        return "<class 'x\ny'>"


class Named(metaclass=Meta):
    """A class whose metaclass names it."""


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        (dict, "dict"),
        (Lower, f"{HERE}.Lower"),
        (Named, "x\\ny"),
        (dict[str, Lower], f"dict[str, {HERE}.Lower]"),
        (Callable[[int], str], "collections.abc.Callable[[int], str]"),
        (json, f"<module 'json' from {json.__file__!r}>"),
        ("<class 'x", '"<class \'x"'),
    ],
)
def test_plugins_and_apis_in_words(thing: object, words: str) -> None:
    """A class by its module and name, anything else as it shows itself; also after the report was pickled."""
    report = ConformanceReport(thing, thing, [finding(file="/plugin.py")])
    data = report_data(report)
    assert (data["subject"], data["api"]) == (words, words)
    travelled = pickle.loads(pickle.dumps(report))
    assert report_data(travelled) == data
    assert report_data(pickle.loads(pickle.dumps(travelled))) == data


def test_a_very_long_description_is_the_same_after_pickling() -> None:
    """It is cut once."""
    report = ConformanceReport("x" * 5_000, Silent())
    assert report_json(pickle.loads(pickle.dumps(report))) == report_json(report)


def test_the_schema_is_a_schema_and_names_every_key() -> None:
    """And each key that it names has its description."""
    Draft202012Validator.check_schema(SCHEMA)
    for form, schema in [(ReportData, SCHEMA), (FindingData, SCHEMA["$defs"]["finding"])]:
        assert list(form.__annotations__) == list(schema["properties"]) == schema["required"]
        assert all(each["description"] for each in schema["properties"].values())


DOCUMENT = json.loads(report_json(report_of(finding(file="/plugin.py"), finding("unverified", "cannot-tell"))))


@pytest.mark.parametrize(
    "change",
    [
        lambda document: document.pop("subject"),
        lambda document: document.update(version=2),
        lambda document: document.update(api=None),
        lambda document: document.update(api="two\nlines"),
        lambda document: document.update(conforms=True),
        lambda document: document.update(findings=[]),
        lambda document: document.update(findings=document["unverified"]),
        lambda document: document.update(unverified=document["findings"]),
        lambda document: document["findings"][0].pop("hint"),
        lambda document: document["findings"][0].update(code="Return Type"),
        lambda document: document["findings"][0].update(severity="note"),
        lambda document: document["findings"][0].update(line=0),
        lambda document: document["findings"][0].update(line="7"),
        lambda document: document["findings"][0].update(file=7),
        lambda document: document["findings"][0].update(page="return-type"),
        lambda document: document["findings"][0].update(actual="\x1b[31m"),
    ],
)
def test_the_schema_refuses_what_is_no_report(change: Callable[[dict[str, object]], object]) -> None:
    """One thing at a time."""
    document = copy.deepcopy(DOCUMENT)
    assert complaints(document) == []
    change(document)
    assert complaints(document) != []


def test_a_reader_may_meet_keys_it_does_not_know() -> None:
    """Within a version keys are added."""
    assert complaints({**DOCUMENT, "plugin": "lower"}) == []
