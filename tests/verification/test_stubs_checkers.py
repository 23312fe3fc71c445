"""What four type checkers make of the stubs: real distributions, installed by pip into a virtual environment.

``stubs/`` of the repository is what the command writes for the host of ``longshore demo`` and its plugins.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import longshore

ROOT = Path(__file__).parents[2]
DEMO = Path(longshore.__file__).parent / "cli" / "demo" / "projects"
ODD = Path(__file__).parent / "projects"
CHECKERS = ("mypy", "pyright", "pyrefly", "ty")
PYPROJECT = """
[project]
name = "application"
version = "1"

[tool.mypy]
strict = true
mypy_path = "stubs"

[tool.pyright]
include = ["."]
stubPath = "stubs"
typeCheckingMode = "strict"

[tool.pyrefly]
preset = "strict"
search-path = ["stubs", "."]
project-includes = ["**/*.py", "**/*.pyi"]

[tool.ty.environment]
extra-paths = ["stubs"]
"""
CLIENT = '''
"""An application: `E` is an error with the stub, `always` with and without it, `without` only without it."""

import textapp_columns
import textapp_fields
import textapp_fields.backup
import textapp_journal
import textapp_simple
from longshore import DriverManager, ExtensionManager, ExtensionPoint, HookManager
from typing_extensions import assert_type

import textapp.tour
from textapp.api import Formatter, FormatterFactory, Listener, formatters, listeners

assert_type(formatters.driver("simple"), type[textapp_simple.Simple])  # without
assert_type(formatters.driver("fields"), type[textapp_fields.FieldList])  # without
assert_type(formatters.driver("columns"), type[textapp_columns.Columns])  # without
assert_type(formatters.driver("json")(max_width=3), textapp_journal.JsonLines)  # without
assert_type(listeners.driver("on-save"), textapp_fields.backup.Backup | textapp_journal.Journal)  # without

formatters.driver("simlpe")  # E
listeners.driver("on-load")  # E
formatters.driver("json")(max_width="x")  # always

assert_type(DriverManager(formatters, "simple").driver, FormatterFactory)
assert_type(DriverManager(formatters, "simple"), DriverManager[FormatterFactory])
assert_type(DriverManager.invoked(formatters, "simple", max_width=40).driver, Formatter)
assert_type(ExtensionManager(formatters), ExtensionManager[FormatterFactory])
assert_type(ExtensionManager(formatters)["simple"].obj, FormatterFactory)
assert_type(ExtensionManager.invoked(formatters, max_width=40), ExtensionManager[Formatter])
assert_type(ExtensionManager(formatters.invoked(max_width=40)), ExtensionManager[Formatter])
assert_type(formatters.invoked(40).driver("anything"), Formatter)
assert_type(HookManager(listeners, "on-save"), HookManager[Listener])
assert_type(textapp.tour.driver(), DriverManager[Formatter])
formatters.invoked(max_width="x")  # always
as_a_point: ExtensionPoint[FormatterFactory] = formatters
another: ExtensionPoint[Listener] = formatters  # always


def given(name: str) -> FormatterFactory:
    return formatters.driver(name)  # E


def given_to_a_manager(name: str) -> FormatterFactory:
    return DriverManager(formatters, name).driver


def given_to_a_point(name: str, point: ExtensionPoint[FormatterFactory] = formatters) -> FormatterFactory:
    return point.driver(name)
'''


def run(*command: str | Path, cwd: Path, codes: frozenset[int] = frozenset({0})) -> str:
    environment = {**os.environ, "PYTHONPATH": "", "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1", "NO_COLOR": "1"}
    done = subprocess.run(
        list(map(str, command)), cwd=cwd, env=environment, capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode in codes, f"{command}\n{done.stdout}\n{done.stderr}"
    return done.stdout


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of an environment with longshore, the host of the demo and its plugins, and the odd ones."""
    folder = tmp_path_factory.mktemp("environment")
    run(sys.executable, "-m", "venv", "--without-pip", folder / "venv", cwd=folder)
    interpreter = folder / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = Path(run(interpreter, "-c", "import site; print(site.getsitepackages()[0])", cwd=folder).strip())
    pip = (sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check")
    projects = sorted(each.parent for each in [*DEMO.glob("*/pyproject.toml"), *ODD.glob("*/pyproject.toml")])
    run(*pip, "wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder / "wheels", *projects, cwd=folder)
    wheels = sorted((folder / "wheels").glob("*.whl"))
    run(*pip, "install", "--no-deps", "--no-index", "--target", site, *wheels, cwd=folder)
    (site / "longshore.pth").write_text(str(Path(longshore.__file__).parents[1]))
    return interpreter


def write_stubs(application: Path, python: Path, *arguments: str, codes: frozenset[int] = frozenset({0})) -> str:
    source = str(Path(longshore.__file__).parents[1])
    program = f"import sys; sys.path.insert(0, {source!r}); from longshore.cli import main; sys.exit(main())"
    command = (sys.executable, "-c", program, "stubs", "--python", python, *arguments)
    return run(*command, cwd=application, codes=codes)


def mypy(application: Path, python: Path) -> Iterator[tuple[str, int]]:
    targets = ["client.py", *(["stubs"] if any((application / "stubs").iterdir()) else [])]
    options = ("--output=json", "--cache-dir", str(application / "cache"), "--python-executable", str(python))
    output = run(script("mypy"), *options, *targets, cwd=application, codes=frozenset({0, 1}))
    for each in map(json.loads, output.splitlines()):
        if each["severity"] == "error":
            yield each["file"], each["line"]


def pyright(application: Path, python: Path) -> Iterator[tuple[str, int]]:
    output = run(script("pyright"), "--outputjson", "--pythonpath", python, cwd=application, codes=frozenset({0, 1}))
    for each in json.loads(output)["generalDiagnostics"]:
        if each["severity"] == "error":
            yield os.path.relpath(each["file"], application), each["range"]["start"]["line"] + 1


def pyrefly(application: Path, python: Path) -> Iterator[tuple[str, int]]:
    command = (script("pyrefly"), "check", "--output-format=json", "--python-interpreter-path", python)
    for each in json.loads(run(*command, cwd=application, codes=frozenset({0, 1})))["errors"]:
        if each["severity"] == "error":
            yield each["path"], each["line"]


def ty(application: Path, python: Path) -> Iterator[tuple[str, int]]:
    command = (script("ty"), "check", "--output-format=gitlab", "--python", python)
    for each in json.loads(run(*command, cwd=application, codes=frozenset({0, 1}))):
        if each["severity"] in {"major", "critical"}:
            yield each["location"]["path"], each["location"]["positions"]["begin"]["line"]


def script(name: str) -> Path:
    return Path(sysconfig.get_path("scripts"), name)


RUNS: dict[str, Callable[[Path, Path], Iterator[tuple[str, int]]]] = {
    "mypy": mypy,
    "pyright": pyright,
    "pyrefly": pyrefly,
    "ty": ty,
}


def marked(text: str, *marks: str) -> set[tuple[str, int]]:
    """The lines of the client that end in one of these marks."""
    pattern = re.compile(rf"# ({'|'.join(marks)})$")
    return {("client.py", number) for number, line in enumerate(text.splitlines(), 1) if pattern.search(line)}


def application(folder: Path, client: str) -> Path:
    (folder / "pyproject.toml").write_text(PYPROJECT)
    (folder / "client.py").write_text(client)
    (folder / "stubs").mkdir()
    return folder


@pytest.mark.checkers
@pytest.mark.parametrize("checker", CHECKERS)
def test_with_the_stub_names_are_checked_and_plugins_have_their_own_types(
    checker: str, python: Path, tmp_path: Path
) -> None:
    """Nothing else changes, and the stub itself has no errors."""
    folder = application(tmp_path, CLIENT)
    write_stubs(folder, python)

    assert set(RUNS[checker](folder, python)) == marked(CLIENT, "E", "always")


@pytest.mark.checkers
@pytest.mark.parametrize("checker", CHECKERS)
def test_without_the_stub_any_name_is_taken(checker: str, python: Path, tmp_path: Path) -> None:
    """The proof that it is the stub that makes the difference."""
    folder = application(tmp_path, CLIENT)

    assert set(RUNS[checker](folder, python)) == marked(CLIENT, "without", "always")


@pytest.mark.checkers
@pytest.mark.parametrize("checker", CHECKERS)
def test_a_module_of_many_kinds_has_the_types_of_its_source(checker: str, python: Path, tmp_path: Path) -> None:
    """The same client with the stub and without: the same errors, but for what only the stub knows."""
    client = (ODD / "client.txt").read_text()
    folder = application(tmp_path, client)
    assert set(RUNS[checker](folder, python)) == marked(client, "without", "always")

    write_stubs(folder, python, "oddhost.api")
    assert set(RUNS[checker](folder, python)) == marked(client, "E", "always")


@pytest.mark.checkers
@pytest.mark.parametrize("checker", CHECKERS)
def test_the_hosts_own_project(checker: str, python: Path, tmp_path: Path) -> None:
    """All use the stub of a module that is beside it; mypy does not where it is given the module itself."""
    client = 'from textapp.api import formatters\n\nformatters.driver("simlpe")  # E\n'
    folder = application(tmp_path, client)
    shutil.copytree(DEMO / "textapp" / "src", folder / "src")
    write_stubs(folder, python, "textapp.api")

    assert set(RUNS[checker](folder, python)) == marked(client, "E")
    if checker == "mypy":
        run(script("mypy"), "--python-executable", python, "client.py", "src", cwd=folder)


def test_the_repository_holds_the_stubs_of_the_demo(python: Path, tmp_path: Path) -> None:
    """``longshore stubs --check`` says that they are up to date."""
    told = write_stubs(tmp_path, python, "textapp.api", "--check", "--output", str(ROOT / "stubs"))

    assert [line.rpartition(": ")[2] for line in told.splitlines()] == ["up to date"] * 3
