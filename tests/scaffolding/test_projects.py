"""New projects are what they should be as they are made: pytest, mypy and all type checkers have nothing to say."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest

from longshore.cli import main
from tests.verification.conftest import made_venv
from tests.verification.support import SOURCE, written

SHAPES = Path(__file__).parent / "projects" / "shapes"
POINT = re.compile(r'^(\w+) = ExtensionPoint\("(shapes\.\w+)"', re.MULTILINE)
BARE = ("Methods", "Store", "Chosen", "Abstract", "Plain", "Factory", "Called", "AnyItem", "Both", "Named")
"""What is also published without a point: the API itself."""
PYPROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "shapes"
version = "1.2+local"

[tool.hatch.build.targets.wheel]
packages = ["src/shapes"]

[project.entry-points."longshore.points"]
"""


@pytest.fixture(scope="module")
def venv(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The interpreter of a virtual environment with a host of many shapes, really installed."""
    folder = tmp_path_factory.mktemp("shapes")
    shutil.copytree(SHAPES, folder / "shapes")
    found = {namespace: name for name, namespace in POINT.findall((SHAPES / "src/shapes/__init__.py").read_text())}
    found |= {f"bare.{name.lower()}": name for name in BARE}
    lines = "".join(f'"{namespace}" = "shapes:{name}"\n' for namespace, name in found.items())
    written(folder / "shapes", {"pyproject.toml": PYPROJECT + lines})
    return made_venv(folder / "venv", folder / "shapes")


def run(folder: Path, python: Path, *arguments: str) -> str:
    """Run a module where the host and what development needs are installed; what it says."""
    [site] = python.parents[1].glob("lib/python*/site-packages")
    path = os.pathsep.join(map(str, [SOURCE, site, sysconfig.get_path("purelib")]))
    settings = os.environ | {"PYTHONPATH": path, "VIRTUAL_ENV": str(python.parents[1])}
    done = subprocess.run(
        [sys.executable, "-m", *arguments],
        cwd=folder, env=settings, capture_output=True, text=True, timeout=600, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.mark.checkers
def test_a_host_is_right_as_it_is_made(tmp_path, monkeypatch, capsys):
    """Its tests, mypy --strict, and every type checker about its own plugin."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "host", "Text.App"]) == 0
    folder = tmp_path / "text-app"

    python = made_venv(tmp_path / "venv", folder)

    told = run(folder, python, "pytest", "-q", "-W", "error", "-rA", "--longshore-checker", "mypy")
    assert re.findall("(?m)^(?:PASSED|SKIPPED) (.*)", told) == [
        "tests/test_text_app.py::test_each_formatter_writes_a_line",
        "tests/test_text_app.py::test_a_formatter_that_raises_an_error",
        "tests/test_text_app.py::test_what_does_not_keep_the_api_is_refused",
        "tests/test_text_app.py::test_an_installed_plugin_writes_text[plain[text-app]]",
        "pyproject.toml::longshore.points:text_app.formatters[run-time]",
        "pyproject.toml::text_app.formatters:plain[mypy]",
        "pyproject.toml::text_app.formatters:plain[run-time]",
    ]
    assert run(folder, python, "mypy", "--strict") == "Success: no issues found in 6 source files\n"
    checked = run(folder, python, "longshore", "check", "--runtime", "--python", str(python))
    assert checked == "1 entry point checked by mypy, pyright, pyrefly, ty, no errors\n"
    assert run(folder, python, "text_app", "hello", "you") == "plain: hello you\n"


def merged(projects: Path, folder: Path) -> int:
    """One project of many: all their modules, tests and entry points; how many entry points."""
    tables: list[str] = []
    apis: list[str] = []
    for project in sorted(projects.iterdir()):
        for each in ("src", "tests"):
            shutil.copytree(project / each, folder / each, dirs_exist_ok=True)
        text = (project / "pyproject.toml").read_text()
        tables += re.findall(r"(?m)^\[project\.entry-points\..*\n.*\n", text)
        apis += re.findall(r"(?m)(?<=^\[tool\.longshore\.apis\]\n).*\n", text)
    settings = text[text.index("[tool.mypy]") :]
    parts = ['[project]\nname = "all"\nversion = "1"\n', *tables, "[tool.longshore.apis]\n", *apis, settings]
    (folder / "pyproject.toml").write_text("\n".join(parts))
    return len(tables)


@pytest.mark.checkers
def test_plugins_of_every_shape_are_right_as_they_are_made(venv, tmp_path, monkeypatch, capsys):
    """All of them together, so that each tool runs once: mypy --strict, four checkers, the run time, pytest."""
    projects = written(tmp_path / "projects", {})
    monkeypatch.chdir(projects)
    main(["points", "--python", str(venv), "--format", "json"])
    namespaces = re.findall(r'"namespace": "([\w.]+)"', capsys.readouterr().out)
    for namespace in namespaces:
        name = "acme-" + namespace.replace(".", "-").replace("_", "-")
        assert main(["new", "plugin", namespace, name, "--python", str(venv)]) == 0, capsys.readouterr().err
    folder = tmp_path / "all"
    count = merged(projects, folder)
    declared = [*folder.glob("src/*/declared.py")]
    assert len(declared) == 8  # metadata of each kind, and versions alone
    assert count == len(namespaces) + len(declared) > 50

    python = ("--python-executable", str(venv))
    assert run(folder, venv, "mypy", "--strict", *python).startswith("Success: no issues found in ")
    checked = run(folder, venv, "longshore", "check", "--runtime", "--python", str(venv))
    assert checked == f"{count} entry points checked by mypy, pyright, pyrefly, ty, no errors\n"
    assert f"{len(namespaces)} passed" in run(folder, venv, "pytest", "-q", "-W", "error", "tests")


@pytest.mark.checkers
def test_a_plugin_is_right_as_it_is_made(venv, tmp_path, monkeypatch, capsys):
    """One project alone, with its own settings and its own tests of the entry point."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "plugin", "shapes.asks_many", "acme-sizes", "--python", str(venv)]) == 0
    assert "a plugin of shapes.asks_many, whose API is shapes.Closing (shapes 1.2+local)" in capsys.readouterr().out
    folder = tmp_path / "acme-sizes"
    about = tomllib.loads((folder / "pyproject.toml").read_text())["project"]
    assert about["dependencies"] == ["shapes>=1.2"]
    told = run(folder, venv, "pytest", "-q", "-W", "error", "-rA", "--longshore-checker", "mypy")
    assert re.findall("PASSED (.*)", told) == [
        "tests/test_acme_sizes.py::test_sizes_keeps_the_api",
        "pyproject.toml::shapes.asks_many:sizes[mypy]",
        "pyproject.toml::shapes.asks_many:sizes[run-time]",
        "pyproject.toml::longshore.declarations.shapes.asks_many:sizes[mypy]",
        "pyproject.toml::longshore.declarations.shapes.asks_many:sizes[run-time]",
    ]
