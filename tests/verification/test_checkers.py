"""Real projects, each entry point good or with one defect, judged by mypy, pyright, pyrefly and ty."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from longshore.model.verification import CHECKERS, StaticFinding, Verification
from longshore.verification.checking import verify
from tests.verification.conftest import made_venv, pip
from tests.verification.support import DISTRIBUTIONS

pytestmark = pytest.mark.checkers

LIFT, CLOSE = "lift", "close"
CONFORM = "does-not-conform"
Expected = Mapping[tuple[str, str], tuple[str, Sequence[str], str]]
"""Namespace and name of each bad entry point: the code, words of the reason, the plugin's own line."""

CRANE: Expected = {
    ("quay.classes", "missing-method"): (CONFORM, ["close"], "class MissingMethod:"),
    ("quay.classes", "missing-all"): (CONFORM, ["lift|close"], "class MissingAll:"),
    ("quay.classes", "wrong-parameter"): (CONFORM, ["lift", "str", "int"], "    def lift(self, goods: Mapping[str, int], height: str"),
    ("quay.classes", "wrong-return"): (CONFORM, ["close", "int", "None"], "    def close(self) -> int:"),
    ("quay.classes", "async-for-sync"): (CONFORM, ["close", "Coroutine"], "    async def close(self)"),
    ("quay.classes", "no-attribute"): ("no-such-attribute", ["Nothing"], ""),
    ("quay.classes", "no-module"): ("no-such-module", ["crane.nothing"], ""),
    ("quay.classes", "an-instance"): (CONFORM, ["Good", "type"], "good = Good()"),
    ("quay.factories", "missing-method"): (CONFORM, ["close", "MissingMethod"], "def make_missing_method("),
    ("quay.factories", "wrong-parameter"): (CONFORM, ["lift", "str", "int"], "def make_wrong_parameter("),
    ("quay.factories", "wrong-return"): (CONFORM, ["close", "int"], "def make_wrong_return("),
    ("quay.factories", "async-for-sync"): (CONFORM, ["Coroutine", "Lifter"], "async def make_async("),
    ("quay.factories", "needs-arguments"): (CONFORM, ["reach|colour"], "class NeedsArguments:"),
    ("quay.factories", "needs-arguments-function"): (CONFORM, ["reach|colour|int, str"], "def make_needs_arguments("),
    ("quay.factories", "another-thing"): (CONFORM, ["int", "Lifter"], "def make_number("),
    ("quay.factories", "no-attribute"): ("no-such-attribute", ["nothing"], ""),
    ("quay.factories", "no-module"): ("no-such-module", ["nothing"], ""),
    ("quay.instances", "missing-method"): (CONFORM, ["close"], "missing_method ="),
    ("quay.instances", "wrong-parameter"): (CONFORM, ["lift", "str", "int"], "wrong_parameter ="),
    ("quay.instances", "wrong-return"): (CONFORM, ["close", "int", "None"], "wrong_return ="),
    ("quay.instances", "async-for-sync"): (CONFORM, ["close", "Coroutine"], "async_for_sync ="),
    ("quay.instances", "no-attribute"): ("no-such-attribute", ["nothing"], ""),
    ("quay.instances", "no-module"): ("no-such-module", ["crane.lifters.deeper"], ""),
    ("quay.instances", "a-class"): (CONFORM, ["Good", "lift|close"], ""),
    ("quay.callbacks", "wrong-parameter"): (CONFORM, ["int", "bytes"], "def callback_wrong_parameter("),
    ("quay.callbacks", "wrong-return"): (CONFORM, ["str", "bool"], "def callback_wrong_return("),
    ("quay.callbacks", "async-for-sync"): (CONFORM, ["Coroutine", "bool"], "async def callback_async("),
    ("quay.callbacks", "needs-arguments"): (CONFORM, ["str"], "def callback_needs_arguments("),
    ("quay.callbacks", "no-attribute"): ("no-such-attribute", ["nothing"], ""),
    ("quay.callbacks", "a-module"): (CONFORM, ["[Mm]odule"], ""),
    ("quay.listeners", "wrong-return"): (CONFORM, ["str", "None"], "def finder("),
    ("quay.stores", "wrong-return"): (CONFORM, ["Store", "int", "str"], "strs ="),
    ("quay.fetchers", "sync-for-async"): (CONFORM, ["fetch", "bytes", "Coroutine"], "    sync ="),
    ("quay.bare", "missing-method"): (CONFORM, ["close"], "class MissingMethod:"),
    ("quay.bare", "needs-arguments"): (CONFORM, ["reach|argument"], "def make_needs_arguments("),
}  # fmt: skip
FLAT: Expected = {
    ("quay.modules", "wrong-parameter"): (CONFORM, ["set_up", "str", "bytes"], "def set_up"),
    ("quay.modules", "wrong-return"): (CONFORM, ["set_up", "bytes", "bool"], "def set_up"),
    ("quay.modules", "missing-method"): (CONFORM, ["set_up"], "def tear_down"),
    ("quay.modules", "async-for-sync"): (CONFORM, ["set_up", "Coroutine"], "async def set_up"),
    ("quay.modules", "needs-arguments"): (CONFORM, ["set_up", "colour"], "def set_up"),
    ("quay.modules", "no-module"): ("no-such-module", ["flat_crane.nothing"], ""),
}
BULK: Expected = {
    ("quay.instances", "missing-method"): (CONFORM, ["close"], "missing_method ="),
    ("quay.instances", "no-module"): ("no-such-module", ["portside.bulk.nothing"], ""),
    ("quay.instances", "no-attribute"): ("no-such-attribute", ["nothing"], ""),
}
UNTYPED: Expected = {
    ("quay.instances", "missing-method"): (CONFORM, ["close"], "missing_method ="),
    ("quay.instances", "no-attribute"): ("no-such-attribute", ["nothing"], ""),
    ("oldquay.plugins", "missing-method"): (CONFORM, ["Poor", "Plugin"], "class Poor"),
}
PROJECTS: dict[str, Expected] = {"crane": CRANE, "flat": FLAT, "bulk": BULK, "untyped": UNTYPED}


@pytest.fixture(scope="module")
def answers(hosts: Path, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Verification]:
    """What all four say of each project, as it lies in the repository."""
    made: dict[str, Verification] = {}
    for name in PROJECTS:
        folder = tmp_path_factory.mktemp("projects") / name
        shutil.copytree(DISTRIBUTIONS / name, folder)
        made[name] = verify(str(folder), checkers=CHECKERS, python=str(hosts))
    return made


def line_of(text: str, name: str, namespace: str) -> int:
    """The line of an entry point, found as a reader would."""
    inside = False
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith("["):
            inside = f'"{namespace}"]' in line
        if (inside and line.startswith(f"{name} =")) or (
            line.startswith(f'"{namespace}" = {{') and f"{name} =" in line
        ):
            return number
    raise AssertionError(name)


def said(verification: Verification, checker: str) -> dict[tuple[str, str], StaticFinding]:
    return {
        (each.namespace, each.name): each
        for each in verification.findings
        if each.checker == checker and each.code != "unknown-api"
    }


@pytest.mark.parametrize("checker", CHECKERS)
@pytest.mark.parametrize("project", PROJECTS)
def test_every_defect_is_found_and_nothing_else(project, checker, answers):
    """On the line of its entry point, with its code, its reason, and the line of the plugin's own code."""
    found = said(answers[project], checker)
    expected = PROJECTS[project]

    assert set(found) == set(expected), {key: each.message for key, each in found.items() if key not in expected}
    for (namespace, name), (code, words, source) in expected.items():
        each = found[namespace, name]
        text = Path(each.place.file).read_text()
        assert each.place.line == line_of(text, name, namespace), name
        assert text.splitlines()[each.place.line - 1][each.place.column - 1 :].startswith(f"{name} ="), name
        assert (each.code, each.severity) == (code, "error"), (name, each.message)
        assert all(re.search(word, each.message) for word in words), (name, words, each.message)
        if source:
            assert each.source is not None, name
            line = Path(each.source.file).read_text().splitlines()[each.source.line - 1]
            assert line.startswith(source), (name, line)


@pytest.mark.parametrize("project", PROJECTS)
def test_no_module_of_host_or_plugin_was_imported(project, answers, hosts):
    """They write a file when they are."""
    assert answers[project].checkers == CHECKERS
    folders = [hosts.parent.parent, *{Path(each.place.file).parent for each in answers[project].findings}]
    assert [each for folder in folders for each in folder.rglob("*.imported")] == []


def test_what_is_missing_is_said_by_longshore_as_well(answers):
    """With the cure, once; a namespace without an API is a warning."""
    found = {(each.namespace, each.name): each for each in answers["crane"].findings if each.checker == "longshore"}
    assert {key for key, each in found.items() if each.severity == "error"} == {
        key for key, (code, _, _) in CRANE.items() if code != CONFORM
    }
    assert found["unknown.host", "plugin"].code == "unknown-api"
    assert (
        found["quay.classes", "no-module"].message.splitlines()[0]
        == "there is no module 'crane.nothing'; 'crane' is there"
    )


def test_all_that_was_checked_is_named(answers):
    """With its API and who published that."""
    checked = {each.declared.name: each for each in answers["flat"].checked}
    assert checked["good"].api == "quay.api.Module"
    assert checked["good"].provider == "quay 3.1"
    assert checked["good"].checkers == CHECKERS
    assert not answers["flat"].conforms


@pytest.fixture(scope="module")
def good_project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project with its good entry points only."""
    folder = tmp_path_factory.mktemp("good") / "crane"
    shutil.copytree(DISTRIBUTIONS / "crane", folder)
    text = (folder / "pyproject.toml").read_text()
    bad = re.compile(r'(?!good)[\w-]+ = "(crane|nothing)\.')
    kept = [each for each in text.splitlines() if not bad.match(each)]
    text = "\n".join(kept).replace(', sync-for-async = "crane.others:Boxes.sync"', "")
    (folder / "pyproject.toml").write_text(text)
    return folder


@pytest.mark.parametrize("checker", CHECKERS)
def test_a_good_project_is_good_for_each_alone(checker, good_project, hosts):
    """No finding at all, of anything."""
    found = verify(str(good_project), checkers=[checker], python=str(hosts))
    assert [each.message for each in found.findings] == []
    assert found.conforms
    assert len(found.checked) == 14
    assert found.checkers == (checker,)


def test_a_wheel_gives_the_answer_of_its_project(verified_wheels, hosts, answers):
    """At the line of its own entry_points.txt; nothing of it is left unpacked."""
    [wheel] = verified_wheels.glob("crane-*.whl")

    found = verify(str(wheel), checkers=CHECKERS, python=str(hosts))

    for checker in CHECKERS:
        inside = said(found, checker)
        assert {key: each.code for key, each in inside.items()} == {
            key: each.code for key, each in said(answers["crane"], checker).items()
        }
        assert {Path(each.place.file).name for each in inside.values()} == {"entry_points.txt"}
        assert all(each.place.line for each in inside.values())


@pytest.mark.parametrize("project", ["crane", "untyped"])
def test_an_installed_wheel_gives_the_answer_of_its_project(project, verified_wheels, answers, tmp_path):
    """By its name; with no module of the project beside it."""
    python = made_venv(tmp_path / "venv", *verified_wheels.glob("*.whl"))
    name = {"crane": "crane", "untyped": "Untyped.Crane"}[project]

    found = verify(name, checkers=CHECKERS, python=str(python))

    for checker in CHECKERS:
        assert {key for key in said(found, checker) if key[0] != "oldquay.plugins"} == {
            key for key in said(answers[project], checker) if key[0] != "oldquay.plugins"
        }, checker
    assert list((tmp_path / "venv").rglob("*.imported")) == []
    assert list((tmp_path / "venv").rglob(".mypy_cache")) == []


def test_editable_installs_of_host_and_plugin(tmp_path, verified_wheels):
    """The sources are judged, where they are."""
    python = made_venv(tmp_path / "venv")
    outer = Path(pytest.__file__).parent.parent
    [site] = (tmp_path / "venv").glob("lib/python*/site-packages")
    (site / "_outer.pth").write_text(f"{outer}\n")  # the build backend
    for name in ("quay", "flat"):
        shutil.copytree(DISTRIBUTIONS / name, tmp_path / name)
        pip(
            "--python", str(python), "install", "--no-deps", "--no-index", "--no-build-isolation", "--editable",
            str(tmp_path / name),
        )  # fmt: skip

    for path in (str(tmp_path / "flat"), "flat-crane"):
        found = verify(path, checkers=CHECKERS, python=str(python))
        for checker in CHECKERS:
            assert set(said(found, checker)) == set(FLAT), (path, checker)
