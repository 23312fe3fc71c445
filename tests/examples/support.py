"""The examples of ``docs/examples``: built, installed into an environment of their own, and run as their pages say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import longshore

SOURCE = Path(longshore.__file__).parents[1]
FOLDER = Path(__file__).parents[2] / "docs" / "examples"
EXAMPLES = sorted(page.parent for page in FOLDER.glob("*/README.md"))
REAL = {"dialects"}
"""Examples with real hosts and plugins, which are installed beside the tests."""

[PIP] = find_spec("pip").submodule_search_locations
"""The pip of the tests, which another Python can run as well: that takes half as long as ``pip --python``."""

SESSION = re.compile(r"(?ms)^```console\n(.*?)^```$")
BUILD = """
import os, sys
from hatchling.build import build_wheel
for project in sys.argv[2:]:
    os.chdir(project)
    build_wheel(sys.argv[1])
"""


class Shown(NamedTuple):
    """A command of a page, and what the page says is seen."""

    command: str
    seen: str


def shown(page: str) -> list[Shown]:
    """The commands of a page, in order."""
    blocks = [block for found in SESSION.finditer(page) for block in re.split(r"(?m)^\$ ", found[1])[1:]]
    return [Shown(*block.split("\n", 1)) for block in blocks]


def projects(example: Path) -> list[Path]:
    """The folders of its distributions."""
    return sorted(file.parent for file in example.glob("*/pyproject.toml"))


class Installed:
    """An example, its wheels installed into a fresh environment with longshore and nothing else."""

    def __init__(self, example: Path, folder: Path) -> None:
        self.example = example
        self.venv = folder / "venv"
        wheels = folder / "wheels"
        wheels.mkdir()
        run([sys.executable, "-c", BUILD, wheels, *projects(example)])
        run([sys.executable, "-m", "venv", "--without-pip", self.venv])
        [self.site] = self.venv.glob("lib/python*/site-packages")
        (self.site / "_longshore.pth").write_text(f"{SOURCE}\n")
        if example.name in REAL:
            (self.site / "beside_the_tests.pth").write_text("\n".join(libraries()))
        options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-index", "--no-compile"]
        pip = [PIP, "install", *options, *sorted(wheels.glob("*.whl"))]
        run([self.venv / "bin" / "python", *pip])

    def seen(self, command: str) -> str:
        """What a user sees who runs this command in the example's folder: both outputs, as they come."""
        kept = {name: each for name, each in os.environ.items() if not name.startswith(("PYTHON", "LONGSHORE"))}
        path = f"{self.venv / 'bin'}{os.pathsep}{os.environ['PATH']}"
        ours = {"PATH": path, "PYTHONUNBUFFERED": "1", "PYTHONDONTWRITEBYTECODE": "1", "PYTHONWARNINGS": "error"}
        done = subprocess.run(
            ["sh", "-c", command],
            cwd=self.example,
            env=kept | ours,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=60,
            check=False,
        )
        return self._anywhere(done.stdout)

    def _anywhere(self, text: str) -> str:
        """The text as it is on every machine."""
        for library in (str(self.site), *libraries()):
            text = text.replace(library, "site-packages")
        return text.replace(f"{self.example}{os.sep}", "")


def run(command: Sequence[str | Path]) -> None:
    """Run what has to succeed."""
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(list(map(str, command)), env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def libraries() -> list[str]:
    """The folders in which distributions are installed beside the tests."""
    return [each for each in sys.path if os.path.basename(each) == "site-packages"]
