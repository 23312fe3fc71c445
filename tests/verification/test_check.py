"""longshore check, with real type checkers: edits between runs, odd names, what is installed without types."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from longshore.model.verification import CHECKERS
from longshore.verification.checking import verify
from tests.verification.conftest import made_venv
from tests.verification.support import SOURCE, host, written
from tests.verification.test_forms import complaints

pytestmark = pytest.mark.checkers

HOST = """\
from typing import Protocol
from longshore import ExtensionPoint
class Lifter(Protocol):
    def lift(self, height: int) -> bool: ...
    def close(self) -> None: ...
lifters = ExtensionPoint("quayside.lifters", Lifter)
"""
GOOD = """\
class Lifter:
    def lift(self, height: int) -> bool: return True
    def close(self) -> None: ...
good = Lifter()
"""
BAD = GOOD.replace("height: int", "height: bytes")
PROJECT = '[project.entry-points."quayside.lifters"]\none = "acme.lifters:good"\ntwo = "acme.lifters:good"\n'
Codes = set[tuple[str, int, str]]


def quayside(folder: Path, points: Mapping[str, str] | None = None, **modules: str) -> tuple[Path, str]:
    """A virtual environment with a host of this kind; its site folder and its interpreter."""
    python = made_venv(folder / "venv")
    [site] = (folder / "venv").glob("lib/python*/site-packages")
    files = {
        "quayside/__init__.py": HOST,
        "quayside/py.typed": "",
        **{f"{name}.py": text for name, text in modules.items()},
    }
    host(site, points or {"quayside.lifters": "quayside:lifters"}, files, "quayside")
    return site, str(python)


def every(code: str, *lines: int, by: tuple[str, ...] = CHECKERS) -> Codes:
    """The same from all of them."""
    return {(checker, line, code) for checker in by for line in lines}


def test_edits_between_runs_neither_leave_nor_lose_an_error(tmp_path):
    """Of the plugin, of the host, of the project's file, and of names; with whatever the checkers keep."""
    site, python = quayside(tmp_path)
    files = {"pyproject.toml": PROJECT, "src/acme/__init__.py": "", "src/acme/lifters.py": GOOD}
    folder = written(tmp_path / "project", files)
    toml, plugin, api = folder / "pyproject.toml", folder / "src/acme/lifters.py", site / "quayside/__init__.py"

    def run() -> Codes:
        found = verify(str(folder), checkers=CHECKERS, python=python)
        return {(each.checker, each.place.line, each.code) for each in found.findings}

    assert run() == set()
    plugin.write_text(BAD)
    assert run() == every("does-not-conform", 2, 3)
    assert run() == every("does-not-conform", 2, 3)
    toml.write_text(f"\n# more\n{PROJECT}")
    assert run() == every("does-not-conform", 4, 5)
    plugin.write_text(GOOD)
    api.write_text(HOST.replace("height: int", "height: bytes"))
    assert run() == every("does-not-conform", 4, 5)
    api.write_text(HOST)
    assert run() == set()
    plugin.rename(plugin.with_name("renamed.py"))
    missing = run()
    assert missing >= every("no-such-module", 4, 5, by=("longshore", "pyright", "pyrefly", "ty"))
    assert ("mypy", 4, "no-such-module") in missing  # it says so once of a module
    toml.write_text(PROJECT.replace("acme.lifters", "acme.renamed"))
    assert run() == set()
    (folder / "src/acme/renamed.py").rename(folder / "src/acme_flat.py")
    toml.write_text(PROJECT.replace("acme.lifters", "acme_flat").replace("two =", "\ntwo ="))
    assert run() == set()
    (folder / "src/acme_flat.py").write_text(BAD)
    assert run() == every("does-not-conform", 2, 4)


ODD: dict[str, tuple[str, dict[str, str]]] = {
    "the names of the statements": ("_1:good", {"_1": GOOD}),
    "the statements' own helpers": ("_any:good", {"_any": GOOD}),
    "a part of a statement": ("_1_member._1_made:good", {"_1_member/__init__": "", "_1_member/_1_made": GOOD}),
    "unicode": ("mödul:Größe.gut", {"mödul": f"{GOOD}class Größe:\n    gut = good\n"}),
    "nested": ("nested:Outer.Inner.thing", {"nested": f"{GOOD}class Outer:\n    class Inner:\n        thing = good\n"}),
    "a submodule by name": ("deep.sub:good", {"deep/__init__": "", "deep/sub": GOOD}),
    "re-exported": ("acme:other", {"acme/__init__": "from .sub import good as other\n", "acme/sub": GOOD}),
    "a star": ("sky:good", {"sky/__init__": "from .sub import *\n", "sky/sub": GOOD}),
    "a package named like the host's": ("quayside_more.quayside:good", {"quayside_more/__init__": "", "quayside_more/quayside": GOOD}),
    "a soft keyword": ("match.type:case", {"match/__init__": "", "match/type": f"{GOOD}case = good\n"}),
    "a namespace package": ("spread.deep.acme:good", {"spread/deep/acme": GOOD}),
}  # fmt: skip


def test_odd_names_are_checked_as_any_other(tmp_path):
    """Good is good, and bad is bad, in all four."""
    _, python = quayside(tmp_path)
    entries = "".join(f'"{name}" = "{target}"\n' for name, (target, _) in ODD.items())
    text = f'[project.entry-points."quayside.lifters"]\n{entries}'
    lines = range(2, 2 + len(ODD))
    for version, expected in ((GOOD, set()), (BAD, every("does-not-conform", *lines))):
        modules = {
            f"{name}.py": source.replace(GOOD, version) for _, files in ODD.values() for name, source in files.items()
        }
        folder = written(tmp_path / "p", {"pyproject.toml": text, **modules})
        found = verify(str(folder), checkers=CHECKERS, python=python)
        assert {(each.checker, each.place.line, each.code) for each in found.findings} == expected, [
            each.message for each in found.findings
        ]


def test_an_untyped_host_that_publishes_its_points(tmp_path):
    """mypy is asked to look into it, once with a cache of its own; nothing is Any in silence."""
    site, python = quayside(tmp_path)
    (site / "quayside/py.typed").unlink()
    folder = written(
        tmp_path / "p", {"pyproject.toml": PROJECT, "src/acme/__init__.py": "", "src/acme/lifters.py": BAD}
    )
    for _ in range(2):
        found = verify(str(folder), checkers=CHECKERS, python=python)
        assert {(each.checker, each.place.line, each.code) for each in found.findings} == every(
            "does-not-conform", 2, 3
        )


def test_a_host_installed_by_an_editable_finder(tmp_path):
    """Its folder is made known to the checkers, which do not follow such finders."""
    python = made_venv(tmp_path / "venv")
    [site] = (tmp_path / "venv").glob("lib/python*/site-packages")
    work = written(tmp_path / "work", {"quayside/__init__.py": HOST, "quayside/py.typed": ""})
    host(site, {"quayside.lifters": "quayside:lifters"}, {}, "quayside")
    mapping = {"quayside": str(work / "quayside")}
    (site / "__editable___quayside_1_finder.py").write_text(f"MAPPING: dict[str, str] = {mapping!r}\n")
    for text, expected in ((GOOD, set()), (BAD, every("does-not-conform", 2, 3))):
        folder = written(
            tmp_path / "p", {"pyproject.toml": PROJECT, "src/acme/__init__.py": "", "src/acme/lifters.py": text}
        )
        found = verify(str(folder), checkers=CHECKERS, python=str(python))
        assert {(each.checker, each.place.line, each.code) for each in found.findings} == expected, [
            each.message for each in found.findings
        ]


WRONG_KINDS = {
    ("object", "acme.lifters:Lifter"): "does-not-conform",
    ("class", "acme.lifters:good"): "does-not-conform",
    ("class", "acme.lifters:make"): "does-not-conform",
    ("factory", "acme.lifters:good"): "does-not-conform",
    ("class", "acme.lifters:Lifter"): "",
    ("factory", "acme.lifters:Lifter"): "",
    ("factory", "acme.lifters:make"): "",
    ("object", "acme.lifters:good"): "",
}


def test_a_configured_kind_that_is_wrong_is_an_error(tmp_path):
    """In all four."""
    _, python = quayside(tmp_path)
    text, bad = "", []
    for number, ((kind, target), code) in enumerate(WRONG_KINDS.items()):
        text += f'[project.entry-points."other.n{number}"]\nx = "{target}"\n'
        text += f'[tool.longshore.apis."other.n{number}"]\napi = "quayside:Lifter"\nkind = "{kind}"\n'
        bad += [2 + number * 5] if code else []
    plugin = f"{GOOD}def make() -> Lifter: return Lifter()\n"
    folder = written(
        tmp_path / "p", {"pyproject.toml": text, "src/acme/__init__.py": "", "src/acme/lifters.py": plugin}
    )
    found = verify(str(folder), checkers=CHECKERS, python=python)
    assert {(each.checker, each.place.line, each.code) for each in found.findings} == every("does-not-conform", *bad)


def longshore(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(SOURCE)}
    command = [sys.executable, "-m", "longshore", "check", *arguments]
    return subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def test_the_whole_command_with_the_check_at_run_time(tmp_path):
    """What only a run shows is found beside what the checkers say; each plugin is imported once, elsewhere."""
    _, python = quayside(tmp_path)
    lifters = (
        f"{BAD}open(__file__ + '.imported', 'a').write('x')\nprint('hello')\n"
        "def refuse(): raise RuntimeError('no crane today')\nLater: Lifter = Lifter()\ndel Later\n"
    )
    text = PROJECT + 'three = "acme.lifters:Later"\n'
    folder = written(
        tmp_path / "p", {"pyproject.toml": text, "src/acme/__init__.py": "", "src/acme/lifters.py": lifters}
    )

    plain = longshore(folder, "--python", python, "--checker", "ty", "--format", "json")
    assert not list(folder.rglob("*.imported"))
    done = longshore(folder, "--python", python, "--checker", "ty", "--runtime", "--format", "json")

    assert (plain.returncode, done.returncode) == (1, 1), done.stderr
    assert (plain.stderr, done.stderr) == ("", "")
    assert complaints(json.loads(done.stdout)) == []
    findings = json.loads(done.stdout)["findings"]
    told = {(each["line"], each["checker"], each["code"], each["rule"]) for each in findings}
    assert (2, "longshore", "does-not-conform", "parameter-type") in told
    assert (4, "longshore", "import-failed", "") in told
    assert {
        (2, "ty", "does-not-conform", "invalid-assignment"),
        (3, "ty", "does-not-conform", "invalid-assignment"),
    } <= told
    assert (folder / "src/acme/lifters.py.imported").read_text() == "x"


def test_each_form_of_a_real_answer(tmp_path):
    """Text for people, commands for GitHub, SARIF; the exit code is the same."""
    _, python = quayside(tmp_path)
    folder = written(
        tmp_path / "p", {"pyproject.toml": PROJECT, "src/acme/__init__.py": "", "src/acme/lifters.py": BAD}
    )
    for form in ("text", "github", "sarif"):
        done = longshore(folder, "--python", python, "--checker", "pyrefly", "--format", form)
        assert (done.returncode, done.stderr) == (1, "")
        assert "pyproject.toml" in done.stdout
        assert str(tmp_path) not in done.stdout  # files are named from the working folder on
