"""The check against mypy and pyright, on every golden case: what both accept is never an error, and so on."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conformance import golden

pytestmark = pytest.mark.checkers

CASES = {golden.case_id(path): path for path in golden.case_files()}

FACTS = {
    "abstract-member/bad_property": "calling the class raises TypeError, though checkers let it pass as a Callable",
    "abstract-member/bad_protocol": "calling the class raises TypeError, though checkers let it pass as a callback",
}
"""Both checkers accept, and yet it is an error: what happens at run time is certain (design.md 4)."""

REGISTERED = "registration is honoured at run time: a warning by design"
LATER = {
    "cannot-tell/bad_type_checking": "the name exists for type checkers alone: unverified by design",
    "virtual-subclass/bad_collection": REGISTERED,
    "virtual-subclass/bad_register": REGISTERED,
    "virtual-subclass/bad_type": REGISTERED,
}
"""Both checkers reject, and it is no error at the first depth."""

UNTOLD = {
    "cannot-tell/bad_getattr": "mypy takes __getattr__ for every member, pyright for none: unverified by design",
}
"""One checker rejects, and it is neither an error nor a warning."""


@pytest.fixture(scope="module")
def rejected(tmp_path_factory):
    """The cases that mypy and those that pyright rejects, of one run each over all cases as modules of one folder."""
    version = "{}.{}".format(*sys.version_info)
    return _rejected(CASES, tmp_path_factory.mktemp("cases"), version)


def _rejected(cases, folder, version):
    for path in golden.MODULES.glob("*.py"):
        shutil.copy(path, folder)
    stems = {}
    for name, path in cases.items():
        stem = name.replace("-", "_").replace("/", "__")
        stems[stem] = name
        text = path.read_text(encoding="utf-8")
        (folder / f"{stem}.py").write_text(f"{text}\n_x: API = plugin\n", encoding="utf-8")
    return {stems[each] for each in _mypy(folder, version)}, {stems[each] for each in _pyright(folder, version)}


def _mypy(folder, version):
    options = ["--config-file=", "--no-error-summary", "--cache-dir=.cache", "--python-version", version]
    command = [sys.executable, "-m", "mypy", *options, "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert not done.stderr
    return {found[1] for line in done.stdout.splitlines() if (found := re.match(r"(\w+)\.py:\d+: error: ", line))}


def _pyright(folder, version):
    options = ["--outputjson", "--pythonpath", sys.executable, "--pythonversion", version]
    command = [sys.executable, "-m", "pyright", *options, "."]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    told = json.loads(done.stdout)["generalDiagnostics"]
    return {Path(each["file"]).stem for each in told if each["severity"] == "error"}


def _severities(name):
    report = golden.checked(CASES[name])
    return {each.severity for each in report.findings + report.unverified}


def test_what_both_accept_is_no_error(rejected):
    """There is no false alarm but for what is certain at run time."""
    mypy, pyright = rejected
    alarms = {name for name in CASES.keys() - mypy - pyright if not golden.checked(CASES[name]).conforms}
    stricter = {name for name in alarms if hasattr(golden.load(CASES[name]), "UNVERIFIED")}
    assert alarms - stricter == FACTS.keys()


def test_what_both_reject_is_an_error(rejected):
    """There is no miss but for what is not to be told at the first depth."""
    mypy, pyright = rejected
    assert {name for name in mypy & pyright if golden.checked(CASES[name]).conforms} == LATER.keys()


def test_what_one_rejects_is_told(rejected):
    """What one checker alone rejects is an error or a warning."""
    mypy, pyright = rejected
    silent = {name for name in mypy ^ pyright if not _severities(name) & {"error", "warning"}}
    assert silent == UNTOLD.keys()


def test_good_cases_are_good_to_both(rejected):
    """Both checkers accept every good case, and at least one rejects a bad one, but where it is not to be told."""
    mypy, pyright = rejected
    assert not {name for name in mypy | pyright if "/good_" in name}
    accepted = {name for name in CASES.keys() - mypy - pyright if "/bad_" in name}
    assert {name for name in accepted if not name.startswith("cannot-tell/")} == FACTS.keys()


@pytest.mark.parametrize(
    ("version", "folder"), golden.NEWER_CASES.items(), ids=lambda each: getattr(each, "name", None)
)
def test_newer_cases_are_what_they_are_named(version, folder, tmp_path):
    """Both checkers, told of the newer Python, accept the good cases in its syntax and reject the bad ones."""
    cases = {golden.case_id(path): path for path in golden.case_files([folder])}
    bad = {name for name in cases if "/bad_" in name}
    assert _rejected(cases, tmp_path, "{}.{}".format(*version)) == (bad, bad)
