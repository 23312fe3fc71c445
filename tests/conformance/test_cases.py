"""The golden pairs: for every code what has it and what does not, with the whole text of the report."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conformance import golden

FILES = golden.case_files()


@pytest.mark.parametrize("path", FILES, ids=golden.case_id)
def test_case(path):
    """A good case conforms without the code, a bad one has it, and both say what the golden text says."""
    report = golden.checked(path)
    code = path.parent.name
    text = path.with_suffix(".txt")
    if path.stem.startswith("good_"):
        assert report.conforms
        assert code not in {each.code for each in report.findings}
    else:
        assert code in golden.codes_of(report)
    expected = text.read_text(encoding="utf-8") if text.exists() else "conforms\n"
    assert golden.told(report, path) == expected
    assert report.conforms == expected.startswith("conforms\n")


def test_every_code_has_good_and_bad_cases():
    """There is one folder for every code, with at least one good and one bad case, each with its counterpart."""
    assert {path.parent.name for path in FILES} == set(golden.CODES)
    for code in golden.CODES:
        goods = {path.stem.removeprefix("good_") for path in FILES if path.parent.name == code and "good_" in path.stem}
        bads = {path.stem.removeprefix("bad_") for path in FILES if path.parent.name == code and "bad_" in path.stem}
        assert goods, code
        assert goods == bads, code


def test_every_bad_case_has_its_text():
    """No golden text stands without its case, and every bad case has one."""
    texts = {path.with_suffix(".py") for folder in golden.case_folders() for path in folder.glob("*/*.txt")}
    assert texts <= set(FILES)
    assert {path for path in FILES if path.stem.startswith("bad_")} <= texts


@pytest.mark.parametrize("path", [path for path in FILES if path.stem.startswith("bad_")], ids=golden.case_id)
def test_findings_are_complete(path):
    """Every finding tells what is expected, what there is, the cure, and a place in the plugin's own files."""
    report = golden.checked(path)
    for each in report.findings + report.unverified:
        assert each.expected
        assert each.actual
        assert each.hint
        if each.location is not None:
            assert Path(each.location.file).exists()
