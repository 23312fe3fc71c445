"""The page of the first five minutes, and the README's: their commands, copied as they are, in a clone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.test_docs import DOCS, ROOT, blocks_of
from tests.verification.support import SOURCE

PAGE = DOCS / "first-minutes.md"
END = "\x1f"


def steps(page: Path) -> Iterator[tuple[str, str]]:
    """Each command of the page, and what follows it."""
    for block in blocks_of(page):
        if block.language == "console":
            for each in ("\n" + block.text).split("\n$ ")[1:]:
                command, _, told = each.partition("\n")
                yield command, told.rstrip("\n")


def programs(folder: Path) -> Path:
    """A folder with the programs that pip would have installed: of the Python that is first on the path."""
    folder.mkdir()
    for name in ("longshore", "mypy"):
        (folder / name).write_text(f'#!/bin/sh\nexec python -m {name} "$@"\n')
        (folder / name).chmod(0o755)
    return folder


@pytest.mark.checkers
def test_the_commands_of_the_page_say_what_the_page_says(tmp_path: Path) -> None:
    """In one shell, from the virtual environment to the plugin that is refused; nothing is fetched from an index."""
    found = list(steps(PAGE))
    script = "\n".join(f"{command}\nprintf '{END}'" for command, _ in found)
    for name in ("src", "pyproject.toml", "README.md", "LICENSE"):  # a clone, as far as an installation needs one
        source, target = ROOT / name, tmp_path / "work" / name
        target.parent.mkdir(exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(source, target)
    (tmp_path / "empty").mkdir()
    python = Path(sys.executable).resolve()
    (tmp_path / "python").mkdir()
    (tmp_path / "python" / "python3").symlink_to(python)
    path = [programs(tmp_path / "programs"), tmp_path / "python", *os.defpath.split(os.pathsep)]
    environment = {
        "HOME": str(tmp_path),
        "TMPDIR": str(tmp_path / "empty"),
        "PATH": os.pathsep.join(map(str, path)),
        "PIP_NO_INDEX": "1",  # what the projects need is there, by PYTHONPATH
        "PIP_NO_BUILD_ISOLATION": "0",
        "PYTHONPATH": os.pathsep.join([str(SOURCE), sysconfig.get_path("purelib")]),
    }
    shell = shutil.which("sh")
    assert shell is not None
    done = subprocess.run(
        [shell, "-c", script],
        cwd=tmp_path / "work",
        env=environment,
        capture_output=True,
        text=True,
        timeout=600,
        check=False,
    )
    told = [each.rstrip("\n") for each in done.stdout.split(END)]
    assert list(zip([command for command, _ in found], told, strict=False)) == found, done.stderr
    [refused] = [each.read_text() for each in (tmp_path / "empty").glob("*/acme-shout/refused.txt")]
    assert "textapp.formatters: 'shout' (acme_shout:shout) from acme-shout 0.1.0 does not conform" in refused


def test_the_commands_of_the_readme_are_those_of_the_page() -> None:
    """In its order; so whoever reads the README alone can do it."""
    [block] = [
        each for each in blocks_of(ROOT / "README.md") if each.heading == "Five minutes" and each.language == "sh"
    ]
    commands = [command for command, _ in steps(PAGE)]
    readme = block.text.splitlines()
    assert readme == commands[: len(readme)]
    assert readme[-1] == "longshore check"
