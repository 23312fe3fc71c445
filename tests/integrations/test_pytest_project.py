"""The pytest plugin in a plugin author's project: one item for each declared entry point and judge."""

from __future__ import annotations

import os
import pickle
import shutil
import site
import subprocess
import sys
from pathlib import Path

import pytest

from longshore.integrations.pytest.answers import shared
from tests.integrations.runs import collected, outcomes, run, shown

PROJECTS = Path(__file__).parents[1] / "distributions"
PROGRAMS = Path(sys.executable).parent
HOME = os.environ.get("HOME", "")
SKIP_UNTYPED = """
[[tool.mypy.overrides]]
module = "textapp"
follow_untyped_imports = false
"""
CONFORMS = "pyproject.toml::textapp.formatters:simple"


@pytest.fixture
def author(pytester: pytest.Pytester, installed: Path, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """A folder for a project, beside which the host and the plugins of ``tests/distributions`` are installed."""
    monkeypatch.setenv("PYTHONPATH", str(installed), prepend=os.pathsep)
    monkeypatch.setenv("HOME", HOME)  # where type checkers keep what they have downloaded
    return pytester


def copy(author: pytest.Pytester, project: str, more: str = "") -> None:
    """Put a project of ``tests/distributions`` into the folder, with more lines in its ``pyproject.toml``."""
    shutil.copytree(PROJECTS / project, author.path, dirs_exist_ok=True, ignore=shutil.ignore_patterns("__pycache__"))
    file = author.path / "pyproject.toml"
    file.write_text(f"{file.read_text('utf-8')}\n{more}", "utf-8")


def declare(author: pytest.Pytester, text: str, name: str = "acme") -> None:
    """Write a ``pyproject.toml`` of a project that is not installed."""
    author.makepyprojecttoml(f'[project]\nname = "{name}"\nversion = "1"\n{text}')


@pytest.mark.checkers
def test_each_type_checker_and_the_run_time_judge_each_entry_point(author):
    """All that are installed; a plugin that conforms passes."""
    copy(author, "simple")

    result = run(author, "--longshore")

    judges = ["mypy", "pyrefly", "pyright", "run-time", "ty"]
    assert outcomes(result) == [f"{CONFORMS}[{judge}] passed" for judge in judges]


@pytest.mark.checkers
def test_a_failing_item_tells_the_finding_at_the_line_of_the_declaration(author):
    """Expected and got, the plugin's own line; no Python traceback."""
    copy(author, "sloppy")

    result = run(author, "--longshore")

    result.assert_outcomes(failed=5)
    for judge in ("mypy", "pyright", "pyrefly", "ty", "run-time"):
        text = shown(result, f"pyproject.toml: textapp.formatters:sloppy[{judge}]")
        assert text.startswith("pyproject.toml:10:1: error: textapp.formatters: sloppy  [does-not-conform]\n")
        assert "format" in text
        assert "textapp_sloppy.py:12" in text
        assert "Traceback" not in text
        assert "/longshore/" not in text


@pytest.mark.checkers
def test_what_a_type_checker_cannot_judge_is_skipped_and_told(author):
    """The author has told mypy to read nothing of the host, which has no type information."""
    copy(author, "sloppy", SKIP_UNTYPED)

    result = run(author, "--longshore", "--longshore-checker=mypy")

    assert outcomes(result) == ["pyproject.toml::textapp.formatters:sloppy[run-time] failed"]
    result.stdout.fnmatch_lines(
        ["SKIPPED *: pyproject.toml:10:1: warning: textapp.formatters: sloppy  [[]untyped]; *; cure: *py.typed*"]
    )


@pytest.mark.checkers
def test_only_named_type_checkers_are_asked(author):
    """By the setting, which an option on the command line replaces."""
    copy(
        author,
        "simple",
        '[tool.pytest.ini_options]\nlongshore = true\nlongshore_checkers = ["mypy", "ty"]\n',
    )

    assert outcomes(run(author)) == [f"{CONFORMS}[{judge}] passed" for judge in ("mypy", "run-time", "ty")]
    assert outcomes(run(author, "--longshore-checker=ty")) == [
        f"{CONFORMS}[{each}] passed" for each in ("run-time", "ty")
    ]


def test_only_a_run_that_opts_in_checks_entry_points(author):
    """Neither the settings of others nor the name of the file are enough."""
    copy(author, "simple")

    run(author).assert_outcomes()
    run(author, "pyproject.toml").assert_outcomes(errors=0)
    assert collected(run(author, "--longshore", "--collect-only", "-q"))[-1] == f"{CONFORMS}[run-time]"


TESTS_FIRST = '[tool.pytest.ini_options]\nlongshore = true\ntestpaths = ["tests"]\n'


def test_a_run_of_all_tests_checks_entry_points_whatever_testpaths_says(author):
    """Last, and once; a run of some tests leaves them out, and they can be run alone."""
    copy(author, "simple", TESTS_FIRST)
    (author.path / "tests").mkdir()
    (author.path / "tests" / "test_own.py").write_text("def test_own(): ...\n")
    own, last = "tests/test_own.py::test_own", f"{CONFORMS}[run-time]"

    everything = collected(run(author, "--collect-only", "-q"))
    assert (everything[0], everything[-1]) == (own, last)
    assert collected(run(author, "--collect-only", "-q", "tests")) == [own]
    assert collected(run(author, "--collect-only", "-q", "pyproject.toml")) == everything[1:]
    assert collected(run(author, "--collect-only", "-q", last)) == [last]
    assert collected(run(author, "--collect-only", "-q", "-o", "testpaths=.")) == [*everything[1:], own]


def test_a_project_in_another_folder_is_checked_where_it_is_named(author):
    """One that is only found on the way is not."""
    copy(author, "simple")
    (author.path / "pyproject.toml").rename(author.mkdir("sub") / "pyproject.toml")
    (author.path / "pytest.ini").write_text("[pytest]\nlongshore = true\n")

    assert collected(run(author, "--collect-only", "-q", ".")) == []
    assert collected(run(author, "--collect-only", "-q", "sub/pyproject.toml"))[-1] == f"sub/{CONFORMS}[run-time]"


def test_a_project_that_is_not_there_is_an_error_of_usage(author):
    """The cure: name it, or do not ask."""
    result = run(author, "--longshore", f"--rootdir={author.path}")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(
        ["ERROR: longshore is to check the entry points of */pyproject.toml, which does not exist*"]
    )


def test_an_unknown_type_checker_is_an_error_of_usage(author):
    """It says which there are."""
    copy(author, "simple")

    result = run(author, "--longshore", "--longshore-checker=pyre")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["ERROR: longshore knows no type checker 'pyre': there are mypy, pyright, pyrefly, ty"])


DECLARATIONS = """
[project.entry-points."textapp.formatters"]
simple = "textapp_simple:"

[project.entry-points."other.namespace"]
known = "textapp_simple:Simple"
dotted.name = "textapp_simple:Simple"
number = 3
"""


def test_what_is_wrong_with_declarations_are_failing_items(author):
    """Twice the same name, no target, no text; a namespace without an API is skipped, and why is told."""
    declare(author, DECLARATIONS)
    author.makefile(".cfg", setup="[options.entry_points]\nother.namespace =\n    known = textapp_simple:Simple\n")

    result = run(author, "--longshore")

    assert outcomes(result) == [
        "pyproject.toml::other.namespace:known#2[declaration] failed",
        "pyproject.toml::project failed",
        "pyproject.toml::textapp.formatters:simple[declaration] failed",
    ]
    result.stdout.fnmatch_lines(
        ["SKIPPED *no installed distribution publishes an API for 'other.namespace': not checked;*"]
    )
    assert shown(result, "pyproject.toml: textapp.formatters:simple[declaration]").startswith(
        "pyproject.toml:6:1: error: textapp.formatters: simple  [invalid-target]\n  'textapp_simple:' is no target\n  cure: "
    )
    assert "pyproject.toml:11:1: error: other.namespace: number  [invalid-target]" in shown(
        result, "pyproject.toml: project"
    )
    twice = shown(result, "pyproject.toml: other.namespace:known#2[declaration]")
    assert "'known' is declared twice in 'other.namespace': first at " in twice


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[project", "*sub/pyproject.toml: is no TOML: *"),
        ("[project]\nname = 'acme'\n", "*sub/pyproject.toml: declares no entry points: add a table such as *"),
    ],
)
def test_a_project_that_cannot_be_read_is_an_error_of_collection(author, text, reason):
    """One line, no traceback."""
    file = author.mkdir("sub") / "pyproject.toml"
    file.write_text(text)

    (author.path / "pytest.ini").touch()

    result = run(author, "--longshore", "-c", "pytest.ini", "sub/pyproject.toml")

    result.assert_outcomes(errors=1)
    told = shown(result, "ERROR collecting sub/pyproject.toml").splitlines()
    assert len(told) == 1
    result.stdout.fnmatch_lines([reason])


RUN_TIME = """
[project.entry-points."longshore.points"]
"acme.readers" = "acme.api:readers"
"acme.lost" = "acme.lost:readers"

[project.entry-points."acme.readers"]
good = "acme.plugins:Good"
lenient = "acme.plugins:Lenient"
exits = "acme.exits:Reader"

[project.entry-points."acme.lost"]
any = "acme.plugins:Good"

[project.entry-points."acme.classes"]
good = "acme.plugins:Good"

[project.entry-points."acme.factories"]
good = "acme.plugins:make"
wrong = "acme.plugins:make_nothing"

[tool.longshore.apis]
"acme.classes" = { api = "acme.api:Reader", kind = "class" }
"acme.factories" = { api = "acme.api:Reader", kind = "factory" }
"""
MODULES = {
    "__init__": "",
    "api": """
        from typing import Protocol
        from longshore import ExtensionPoint
        class Reader(Protocol):
            def read(self, size: int) -> str: ...
        readers = ExtensionPoint("acme.readers", type[Reader])
        """,
    "lost": """
        from acme.api import Reader
        from longshore import ExtensionPoint
        readers = ExtensionPoint("acme.lost", type[Reader])
        raise RuntimeError("not today")
        """,
    "plugins": """
        class Good:
            def read(self, size: int) -> str: return ""
        class Lenient:
            def read(self, count: int) -> str: return ""
        def make() -> Good: return Good()
        def make_nothing() -> Good: return None
        """,
    "exits": """
        class Reader: ...
        raise SystemExit(3)
        """,
}


def write_package(author: pytest.Pytester) -> None:
    """Write the modules of the project that ``RUN_TIME`` declares."""
    package = author.mkdir("src") / "acme"
    package.mkdir()
    for name, text in MODULES.items():
        (package / f"{name}.py").write_text("\n".join(line[8:] for line in text.splitlines()))


def test_the_run_time_judges_what_is_imported(author):
    """An object, a class, what a factory makes, and the points that a host publishes; a warning is no failure."""
    declare(author, RUN_TIME + '\n[tool.pytest.ini_options]\npythonpath = ["src"]\n')
    write_package(author)

    result = run(author, "--longshore", "-k", "run-time")

    names = {
        "acme.classes:good": "passed",
        "acme.factories:good": "passed",
        "acme.factories:wrong": "failed",
        "acme.lost:any": "failed",
        "acme.readers:exits": "failed",
        "acme.readers:good": "passed",
        "acme.readers:lenient": "passed",
        "longshore.points:acme.lost": "failed",
        "longshore.points:acme.readers": "passed",
    }
    assert outcomes(result) == [f"pyproject.toml::{name}[run-time] {each}" for name, each in names.items()]
    assert (
        "acme.readers: lenient  [does-not-conform]" in result.stdout.str()
    )  # -rA shows what is said of those that pass
    assert "RuntimeError: not today" in shown(result, "pyproject.toml: acme.lost:any[run-time]")
    assert "SystemExit: 3" in shown(result, "pyproject.toml: acme.readers:exits[run-time]")


def test_a_project_that_is_not_installed_is_told_how_to_be(author):
    """Where pytest can't import it."""
    declare(author, RUN_TIME)
    write_package(author)

    result = run(author, "--longshore", "-k", "points and run-time and readers")

    text = shown(result, "pyproject.toml: longshore.points:acme.readers[run-time]")
    assert text.startswith("pyproject.toml:6:1: error: longshore.points: acme.readers  [import-failed]\n")
    assert "ModuleNotFoundError: No module named 'acme'" in text
    assert text.endswith(f"\n  cure: install the project: {sys.executable} -m pip install -e {author.path}\n")


@pytest.fixture
def environment(author: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of programs of a virtual environment that has all that this one has, but no type checkers."""
    folder = author.path / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True)
    [packages] = (folder / "lib").glob("python*/site-packages")
    lines = "".join(f"import site; site.addsitedir({each!r})\n" for each in site.getsitepackages())
    (packages / "all.pth").write_text(lines)
    monkeypatch.setenv("PATH", "/usr/bin:/bin")
    return folder / "bin"


def test_without_type_checkers_the_run_time_judges(author, environment):
    """That no type checker is installed is told, once."""
    copy(author, "simple")

    result = run(author, "--longshore", python=environment / "python")

    assert outcomes(result) == [f"{CONFORMS}[run-time] passed"]
    result.stdout.fnmatch_lines(
        [f"SKIPPED [[]1] pyproject.toml: no type checker is installed: {environment}/python -m pip install mypy"]
    )


def test_a_type_checker_that_is_named_has_to_be_there(author, environment):
    """An error of usage, with its cure."""
    copy(author, "simple")

    result = run(author, "--longshore", "--longshore-checker=ty", python=environment / "python")

    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(
        [f"ERROR: longshore was to ask ty, which is not installed: {environment}/python -m pip install ty"]
    )


def put_checker(environment: Path, checker: str, program: str) -> None:
    """Put a program into an environment as a type checker."""
    script = environment / checker
    script.write_text(f"#!/bin/sh\n{program}\n")
    script.chmod(0o755)


@pytest.mark.checkers
@pytest.mark.parametrize("workers", ["0", "2"])
def test_a_type_checker_is_asked_once_in_a_run(author, environment, workers):
    """About all entry points, and also for all workers of pytest-xdist."""
    log = author.path / "asked.log"
    put_checker(environment, "mypy", f"echo asked >> '{log}'\nexec '{PROGRAMS / 'mypy'}' \"$@\"")
    copy(author, "rival")

    result = run(author, "--longshore", "-k", "mypy", "-n", workers, python=environment / "python")

    names = ("field", "simple")
    assert outcomes(result) == [f"pyproject.toml::textapp.formatters:{name}[mypy] passed" for name in names]
    assert log.read_text() == "asked\n"


def test_a_type_checker_that_fails_fails_its_items(author, environment):
    """With what it wrote, and the command."""
    put_checker(environment, "mypy", "echo no settings for today >&2; exit 2")
    copy(author, "rival")

    result = run(author, "--longshore", "-k", "mypy", python=environment / "python")

    result.assert_outcomes(failed=2, deselected=2)
    text = shown(result, "pyproject.toml: textapp.formatters:field[mypy]")
    assert text.startswith("mypy failed: no settings for today\n  command: ")


def test_what_one_process_makes_is_shared(tmp_path):
    """The first makes it; the others are given that, or make it themselves when they have waited long enough."""
    file, made = tmp_path / "shared", iter(["one", "two", "three"])

    def make() -> str:
        return next(made)

    def is_text(thing: object) -> bool:
        return isinstance(thing, str)

    assert shared(file, make, is_text) == "one"
    assert shared(file, make, is_text) == "one"
    file.unlink()
    assert (tmp_path / "shared.lock").exists()
    assert shared(file, make, is_text, seconds=0.3) == "two"
    file.write_bytes(pickle.dumps(3))
    assert shared(file, make, is_text) == "three"


@pytest.mark.checkers
def test_what_plugins_declare_has_items_of_its_own(author):
    """One for each type checker, one for the run time; and one where it can't be read."""
    author.makepyfile(
        acme_quay="""
        from typing import TypedDict
        from longshore import ExtensionPoint
        class Meta(TypedDict):
            tons: int
        cranes = ExtensionPoint("acme.cranes", object, Meta)
        """,
        acme_about="good = {'meta': {'tons': 3}}\nbad = {'meta': {'tons': '3'}}\nworse = {'meta': open('x')}\n",
    )
    names = ("good", "bad", "worse")
    plugins = "".join(f'{each} = "acme_quay:Meta"\n' for each in names)
    declared = "".join(f'{each} = "acme_about:{each}"\n' for each in names)
    group = "longshore.declarations.acme.cranes"
    point = '[project.entry-points."longshore.points"]\n"acme.cranes" = "acme_quay:cranes"\n'
    declare(
        author, f'{point}[project.entry-points."acme.cranes"]\n{plugins}[project.entry-points."{group}"]\n{declared}'
    )
    author.syspathinsert()

    result = run(author, "--longshore", "--longshore-checker", "mypy")

    of_declarations = [each.partition("::")[2] for each in outcomes(result) if group in each]
    assert of_declarations == [
        f"{group}:bad[mypy] failed",
        f"{group}:bad[run-time] failed",
        f"{group}:good[mypy] passed",
        f"{group}:good[run-time] passed",
        f"{group}:worse[declaration] failed",
        f"{group}:worse[mypy] failed",
        f"{group}:worse[run-time] failed",
    ]
