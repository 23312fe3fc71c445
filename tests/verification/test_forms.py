"""How an answer is told: text, JSON by its schema, GitHub's workflow commands, SARIF. No text breaks any of them."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from longshore.cli.checking import told
from longshore.model.verification import (
    CHECKERS,
    ApiReference,
    Checked,
    Declared,
    Implementer,
    Place,
    PublishedPoint,
    StaticFinding,
    Verification,
)
from longshore.rendering.points import points_json, points_text
from longshore.rendering.verification import (
    verification_data,
    verification_github,
    verification_json,
    verification_sarif,
    verification_text,
)

SCHEMA = json.loads((Path(__file__).parents[2] / "docs" / "_static" / "verification.schema.json").read_text("utf-8"))
VALIDATOR = Draft202012Validator(SCHEMA)
HOSTILE = "a\nb::error::%0A\r\u001b[31m\u202e,c:d\ud800"


def complaints(document: object) -> list[str]:
    """What the schema has against a document."""
    return [each.message for each in VALIDATOR.iter_errors(document)]


def answer(*findings: StaticFinding, text: str = "acme") -> Verification:
    """An answer with these findings, about an entry point that this text is everywhere in."""
    declared = Declared(text, text, text, Place(text, 3, 1), ("acme", "x"))
    return Verification(findings, (Checked(declared, text, text, CHECKERS),), text, CHECKERS)


def finding(text: str = "acme", message: str = "wrong\ncure: mend it", **more: object) -> StaticFinding:
    file = text.replace("\ud800", "")  # no system has a file of such a name
    place = Place(f"{file}.toml", 3, 5)
    settings: dict[str, object] = {"checker": "mypy", "rule": "assignment", "source": Place(f"{file}.py", 7), **more}
    return StaticFinding(place, text, text, "does-not-conform", message, **settings)


PLAIN = finding("acme")
WARNING = StaticFinding(Place("p.toml"), "other.ns", "", "unknown-api", "not known\ncure: add it", severity="warning")


def test_the_schema_is_one():
    """And it describes what is written, key by key."""
    Draft202012Validator.check_schema(SCHEMA)
    data = verification_data(answer(PLAIN, WARNING))
    assert set(data) == set(SCHEMA["properties"])
    for key in ("finding", "checked"):
        [first, *_] = data["findings" if key == "finding" else "checked"]
        assert set(first) == set(SCHEMA["$defs"][key]["properties"]) == set(SCHEMA["$defs"][key]["required"])


def test_json_is_by_the_schema():
    """Whether it conforms follows from the findings."""
    bad = json.loads(verification_json(answer(PLAIN, WARNING)))
    good = json.loads(verification_json(answer(WARNING)))
    assert complaints(bad) == complaints(good) == []
    assert (bad["conforms"], good["conforms"]) == (False, True)
    assert complaints({**bad, "conforms": True}) != []
    assert complaints({**good, "conforms": False}) != []
    assert complaints({**good, "version": 2}) != []
    assert complaints({**bad, "findings": [{**bad["findings"][0], "severity": "note"}]}) != []
    assert bad["findings"][0] == {
        "file": "acme.toml",
        "line": 3,
        "column": 5,
        "namespace": "acme",
        "name": "acme",
        "code": "does-not-conform",
        "message": "wrong\ncure: mend it",
        "checker": "mypy",
        "severity": "error",
        "rule": "assignment",
        "source": {"file": "acme.py", "line": 7},
    }
    assert bad["findings"][1]["source"] is None


def test_text_groups_what_is_said_of_an_entry_point():
    """By its place; each type checker under its name."""
    other = finding("acme", "wrong too", checker="pyright", rule="reportX", source=None)
    ours = StaticFinding(Place("acme.toml", 3, 5), "acme", "acme", "no-such-module", "nothing\ncure: mend", rule="")
    assert verification_text(answer(ours, PLAIN, other, WARNING)) == (
        "acme.toml:3:5: error: acme: acme  [no-such-module]\n"
        "  nothing\n"
        "  cure: mend\n"
        "acme.toml:3:5: error: acme: acme  [does-not-conform]\n"
        "  mypy [assignment]\n"
        "    wrong\n"
        "    cure: mend it\n"
        "  pyright [reportX]\n"
        "    wrong too\n"
        "  where: acme.py:7\n"
        "p.toml: warning: other.ns  [unknown-api]\n"
        "  not known\n"
        "  cure: add it\n"
        "1 entry point checked by mypy, pyright, pyrefly, ty, 1 with errors, 1 without a known API"
    )
    assert verification_text(Verification((), (), "python", ())) == "0 entry points checked, no errors"


def test_github_has_one_command_for_each_finding():
    """Its properties and its message are escaped."""
    assert verification_github(answer(PLAIN, WARNING)).splitlines() == [
        "::error file=acme.toml,line=3,col=5,title=acme%3A acme (mypy%2C does-not-conform)::wrong%0Acure: mend it",
        "::warning file=p.toml,title=other.ns%3A  (longshore%2C unknown-api)::not known%0Acure: add it",
    ]
    assert verification_github(answer()) == ""


def test_sarif_names_rules_places_and_the_plugins_code(tmp_path, monkeypatch):
    """Files below the working folder are relative, others absolute; what has no line has no region."""
    monkeypatch.chdir(tmp_path)
    here = StaticFinding(
        Place(str(tmp_path / "a b.toml"), 2), "n.s", "x", "no-such-module", "no", source=Place("/x/é.py", 4)
    )
    document = json.loads(verification_sarif(answer(PLAIN, WARNING, here), "1.2"))
    [run] = document["runs"]
    assert document["version"] == "2.1.0"
    assert run["tool"]["driver"] == {
        "name": "longshore",
        "version": "1.2",
        "rules": [{"id": "does-not-conform"}, {"id": "no-such-module"}, {"id": "unknown-api"}],
    }
    first, second, third = run["results"]
    assert first["locations"] == [
        {"physicalLocation": {"artifactLocation": {"uri": "acme.toml"}, "region": {"startLine": 3, "startColumn": 5}}}
    ]
    assert (first["level"], second["level"]) == ("error", "warning")
    assert first["message"]["text"] == "mypy: acme: acme\nwrong\ncure: mend it"
    assert second["locations"] == [{"physicalLocation": {"artifactLocation": {"uri": "p.toml"}}}]
    assert "relatedLocations" not in second
    assert third["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "a%20b.toml"
    assert third["locations"][0]["physicalLocation"]["region"] == {"startLine": 2}
    assert third["relatedLocations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "file:///x/%C3%A9.py"


texts = st.text(st.characters(categories=["L", "N", "P", "S", "Z", "C"]), max_size=40) | st.just(HOSTILE)
FORMS = ("text", "json", "github", "sarif")


@pytest.mark.parametrize("form", FORMS)
@given(text=texts, message=texts)
@example(text="\udd00", message="")
def test_no_text_breaks_a_form(form, text, message):
    """Names, files, messages and rules of any characters, undecodable bytes of paths included."""
    file = os.fsdecode(os.fsencode("x\udcff")) + text.replace("\0", "").replace("\ud800", "")
    one = finding(text, message, rule=text, source=Place(file, 1))
    shown = told(answer(one, WARNING, text=text), form)
    shown.encode()  # it can be written
    if form == "json":
        assert complaints(json.loads(shown)) == []
        assert shown.isascii()
    elif form == "sarif":
        assert len(json.loads(shown)["runs"][0]["results"]) == 2
        assert shown.isascii()
    elif form == "github":
        lines = shown.splitlines()
        assert len(lines) == 2
        for line in lines:
            found = re.fullmatch(r"::(error|warning) (?:\w+=[^,:]*,)+title=[^,:]*::.*", line)
            assert found, line
    else:
        assert all(line.isprintable() for line in shown.split("\n"))


@given(text=texts)
def test_no_text_breaks_the_list_of_points(text):
    """As text and as JSON."""
    reference = ApiReference(text, text, text, "", Place(text))
    plugins = (Implementer(text, text, text), Implementer("b", "c", "d"))
    point = PublishedPoint(reference, plugins, api=text, signature=text, docstring=text, place=Place(text, 3))
    problem = PublishedPoint(reference, (), problem=text or "x")
    document = json.loads(points_json([point, problem]))
    assert len(document["points"]) == 2
    assert all(line.isprintable() for line in points_text([point, problem]).split("\n"))
    for data in document["points"]:
        assert all(
            value.isprintable() for key, value in data.items() if key in {"namespace", "host", "api", "file", "problem"}
        )
