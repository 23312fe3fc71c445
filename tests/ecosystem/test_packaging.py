"""The page about packaging: its projects, built by the real backends; what is in the wheels."""

from __future__ import annotations

import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Mapping
from configparser import ConfigParser
from pathlib import Path

import pytest

from tests.test_docs import DOCS, Block, blocks_of
from tests.verification.support import SOURCE

pytestmark = pytest.mark.ecosystem
BLOCKS = list(blocks_of(DOCS / "packaging.md"))
PLUGIN = {each.caption.removeprefix("acme-shout/"): each for each in BLOCKS if each.caption.startswith("acme-shout/")}
HOST = {each.caption.removeprefix("textapp/src/"): each for each in BLOCKS if each.caption.startswith("textapp/src/")}
ALONE = "pyproject.toml, alone"
BACKENDS: dict[str, dict[str, Block]] = {}
for block in BLOCKS:
    if block.caption and not block.caption.startswith(("acme-shout/", "textapp/")):
        BACKENDS.setdefault(block.heading, {})[block.caption] = block
EXPECTED = next(each.text for each in BLOCKS if each.language == "ini" and not each.caption)
PROGRAM = """
from longshore import ExtensionManager
from textapp.api import formatters
extension = ExtensionManager(formatters, strict=True)["shout"]
print(extension.obj.format("quiet"), extension.meta, extension.distribution)
"""


def entry_points(text: str) -> dict[str, dict[str, str]]:
    """What is in an ``entry_points.txt``; sections without entries, which PDM writes, say nothing."""
    parser = ConfigParser(delimiters=("=",), interpolation=None)
    parser.read_string(text)
    return {name: dict(parser[name]) for name in parser.sections() if parser[name]}


def project_of(files: Mapping[str, Block]) -> str:
    """The ``pyproject.toml``: the page's own and what the backend wants besides, or the latter alone."""
    return files[ALONE].text if ALONE in files else PLUGIN["pyproject.toml"].text + "\n" + files["pyproject.toml"].text


def test_every_backend_says_what_the_page_says_first() -> None:
    assert len(BACKENDS) == 12
    assert entry_points(EXPECTED) == tomllib.loads(PLUGIN["pyproject.toml"].text)["project"]["entry-points"]


@pytest.mark.parametrize("heading", sorted(BACKENDS))
def test_a_backend_packs_the_entry_points_the_declaration_and_the_mark_of_types(heading: str, tmp_path: Path) -> None:
    assert heading != "maturin" or shutil.which("cargo"), "this test needs cargo: apt-get install cargo"
    files = {name: each.text for name, each in BACKENDS[heading].items() if not name.startswith("pyproject.toml")}
    files |= {name: each.text for name, each in PLUGIN.items() if name.startswith("src/")}
    files |= {"pyproject.toml": project_of(BACKENDS[heading]), "src/acme_shout/py.typed": ""}
    for name, text in files.items():
        file = tmp_path / "project" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text.lstrip("\n"), "utf-8")
    command = "-m pip wheel --quiet --no-deps --no-build-isolation --no-index --wheel-dir".split()
    done = subprocess.run(
        [sys.executable, *command, str(tmp_path), str(tmp_path / "project")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    [wheel] = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
        told = archive.read("acme_shout-1.0.dist-info/entry_points.txt").decode()
        archive.extractall(tmp_path / "installed")
    assert entry_points(told) == entry_points(EXPECTED)
    assert {"acme_shout/__init__.py", "acme_shout/declared.py", "acme_shout/py.typed"} <= names
    assert loaded(tmp_path / "installed") == "QUIET {'suffixes': ['.txt']} acme-shout 1.0\n"


def loaded(folder: Path) -> str:
    """What the host of the page has of it, in a process of its own."""
    for name, block in HOST.items():
        (folder / name).parent.mkdir()
        (folder / name).write_text(block.text, "utf-8")
    paths = f"import sys; sys.path[:0] = {[str(folder), str(SOURCE)]!r}\n"
    return subprocess.run([sys.executable, "-c", paths + PROGRAM], capture_output=True, text=True, check=True).stdout
