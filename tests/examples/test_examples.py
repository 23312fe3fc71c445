"""Each worked example as its page shows it: real wheels, a fresh environment, what its user sees."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.examples.support import EXAMPLES, FOLDER, REAL, SOURCE, Installed, projects, shown

REFUSED = re.compile(r"does not conform to|was not loaded: |could not be accepted")
DECLARATIONS = "longshore.declarations."
FOREIGN = {"sqlalchemy.dialects"}
"""Namespaces of hosts that know nothing of longshore."""

each_example = pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.name)


@each_example
def test_a_user_sees_what_the_page_shows(example: Path, tmp_path: Path) -> None:
    """The commands of the page, in its order: what works, and the text of what is refused."""
    page = (example / "README.md").read_text("utf-8")
    installed = Installed(example, tmp_path)
    for command, seen in shown(page):
        assert installed.seen(command) == seen, command


@each_example
def test_the_page_shows_what_works_and_what_is_refused(example: Path) -> None:
    seen = [each.seen for each in shown((example / "README.md").read_text("utf-8"))]
    assert any(REFUSED.search(text) for text in seen)
    assert any(text and not REFUSED.search(text.splitlines()[-1]) and "  cure  " not in text[-80:] for text in seen)
    assert not any("Traceback" in text for text in seen)


@each_example
def test_the_page_begins_with_the_command_that_installs_it(example: Path) -> None:
    """Its projects, all of them, and the real distribution that it shows."""
    page = (example / "README.md").read_text("utf-8")
    found = re.search(r"```.*\n(.*)\n```", page)
    assert found is not None
    command = "python -m pip install "
    assert found[1].startswith(command)
    named = [f"./{each.name}" for each in projects(example)] + [
        name for each, name in REAL.items() if each == example.name
    ]
    assert sorted(found[1].removeprefix(command).split()) == sorted(named)


@each_example
def test_its_distributions_are_examples_and_its_points_are_published(example: Path) -> None:
    """No name is that of a real distribution, and tools find the API of every namespace."""
    about = [tomllib.loads((each / "pyproject.toml").read_text("utf-8"))["project"] for each in projects(example)]
    assert len(about) > 0
    assert [each["name"] for each in about if not each["name"].startswith("example-")] == []
    groups = [each.get("entry-points", {}) for each in about]
    published = {name for each in groups for name in each.get("longshore.points", {})}
    used = {name.removeprefix(DECLARATIONS) for each in groups for name in each} - {"longshore.points"}
    assert used <= published | FOREIGN


@each_example
def test_its_sources_are_typed_without_a_way_out(example: Path) -> None:
    """No Any, no cast, no ignored error; and no file is long."""
    for file in sorted(example.rglob("*.py")):
        text = file.read_text("utf-8")
        assert not re.search(r"\bAny\b|\bcast\(|type: ignore|noqa", text), file
        assert len(text.splitlines()) <= 70, file


def test_the_table_has_every_example() -> None:
    rows = re.findall(r"(?m)^\| \[[^\]]+\]\((\w+)/README\.md\) \|", (FOLDER / "index.md").read_text("utf-8"))
    assert sorted(rows) == [example.name for example in EXAMPLES]


@pytest.mark.checkers
def test_hosts_and_plugins_type_check_under_mypy_strict(tmp_path: Path) -> None:
    """All examples in one run: their modules have names of their own."""
    sources = [str(project / "src") for example in EXAMPLES for project in projects(example)]
    files = [str(file) for file in sorted(FOLDER.rglob("*.py"))]
    settings = ["--config-file", str(SOURCE.parent / "mypy.ini"), f"--cache-dir={tmp_path}", "--follow-imports=silent"]
    done = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", *settings, *files],
        env=os.environ | {"MYPYPATH": os.pathsep.join([*sources, str(SOURCE)])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
