"""longshore check for hosts that know nothing of longshore: their published plugins are good, a broken copy is not."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import distribution
from pathlib import Path

import pytest

from longshore.model.verification import CHECKERS, StaticFinding
from longshore.verification.checking import verify
from tests.verification.support import SOURCE, written

pytestmark = [pytest.mark.ecosystem, pytest.mark.checkers]

APIS = '''\
"""What flake8 asks of a plugin, which it says in its documentation alone."""

from collections.abc import Iterable
from typing import Any, Protocol


class TreePlugin(Protocol):
    def run(self) -> Iterable[Any]: ...
'''
SETTINGS = """\
[tool.longshore.apis]
"flake8.extension" = { api = "flake8_apis:TreePlugin", kind = "class" }
"cliff.formatter.list" = { api = "cliff.formatters.base:ListFormatter", kind = "class" }
"cliff.formatter.show" = { api = "cliff.formatters.base:SingleFormatter", kind = "class" }
"cliff.formatter.completion" = { api = "cliff.complete:CompleteShellBase", kind = "class" }
"""
DEMO = {"cliff.demo", "cliff.demo.hooked"}


@pytest.fixture(scope="module")
def python(tmp_path_factory: pytest.TempPathFactory) -> str:
    """A fresh virtual environment, with what is installed here, and the APIs of flake8."""
    folder = tmp_path_factory.mktemp("foreign")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder / "venv")], check=True)
    apis = written(folder / "apis", {"flake8_apis.py": APIS})
    [site] = (folder / "venv").glob("lib/python*/site-packages")
    installed = Path(pytest.__file__).parent.parent
    (site / "all.pth").write_text(f"{apis}\n{installed}\n{SOURCE}\n")
    return str(folder / "venv" / "bin" / "python")


def errors(findings: Sequence[StaticFinding]) -> list[tuple[str, str, str]]:
    """Checker, namespace and name of what is wrong."""
    return [(each.checker, each.namespace, each.name) for each in findings if each.severity == "error"]


def test_the_published_plugins_are_good(python, tmp_path, monkeypatch):
    """As they are installed, in all four, with the APIs that the author of a host's plugins configures."""
    monkeypatch.chdir(written(tmp_path, {"pyproject.toml": SETTINGS}))
    for name in ("pep8-naming", "flake8-bugbear", "flake8-comprehensions", "cliff"):
        found = verify(name, checkers=CHECKERS, python=python)
        wrong = [each for each in found.findings if each.severity == "error" and each.namespace not in DEMO]
        assert wrong == [], (name, [each.message for each in wrong])
        assert found.checked, name
        assert found.checkers == CHECKERS


def test_the_entry_points_of_cliffs_demo_lead_nowhere(python):
    """cliff's wheel declares those of a package that is not in it: so they are said, and nothing else."""
    found = verify("cliff", checkers=CHECKERS, python=python)
    assert {each.namespace for each in found.findings if each.severity == "error"} == DEMO
    assert {each.code for each in found.findings if each.severity == "error"} == {"no-such-module"}


BREAKS = {
    "pep8-naming": ("pep8ext_naming.py", "    def run(self", "    def walk(self", "flake8.extension", "run"),
    "flake8-comprehensions": (
        "flake8_comprehensions/__init__.py", "    def run(self", "    def walk(self", "flake8.extension", "run",
    ),
    "cliff": ("cliff/formatters/table.py", "    def emit_list(", "    def emit_lists(", "cliff.formatter.list", "emit_list"),
}  # fmt: skip


@pytest.mark.parametrize("name", BREAKS)
def test_a_broken_copy_is_bad(name, python, tmp_path):
    """The same sources with one method renamed, as a project of its own."""
    file, before, after, namespace, member = BREAKS[name]
    published = distribution(name)
    mine = [each for each in published.entry_points if each.group == namespace]
    entries = "".join(f"{each.name} = '{each.value}'\n" for each in mine)
    text = f'[project]\nname = "{name}"\n[project.entry-points."{namespace}"]\n{entries}{SETTINGS}'
    sources = {
        str(each): each.locate().read_text()
        for each in published.files or ()
        if each.suffix == ".py" and ".." not in each.parts
    }
    good = written(tmp_path / "good", {"pyproject.toml": text, **sources})
    assert before in sources[file]
    bad = written(tmp_path / "bad", {"pyproject.toml": text, **sources, file: sources[file].replace(before, after)})

    assert errors(verify(str(good), checkers=CHECKERS, python=python).findings) == []
    found = verify(str(bad), checkers=CHECKERS, python=python)
    by = {checker for checker, _, _ in errors(found.findings)}

    assert by == set(CHECKERS), [each.message for each in found.findings]
    for each in found.findings:
        assert member in each.message, each.message
        assert os.path.basename(each.place.file) == "pyproject.toml"
        assert each.place.line >= 4
