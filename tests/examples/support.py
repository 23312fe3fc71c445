"""The examples of ``docs/examples``: built, installed into an environment of their own, and run as their pages say."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import distribution
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement

import longshore

SOURCE = Path(longshore.__file__).parents[1]
FOLDER = Path(__file__).parents[2] / "docs" / "examples"
EXAMPLES = sorted(page.parent for page in FOLDER.glob("*/README.md"))
REAL = {"dialects": "sqlalchemy-redshift"}
"""Examples of real plugins: the distribution that has them. It is installed beside the tests, with all it requires."""

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
            link(REAL[example.name], self.site)
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
        return text.replace(str(self.site), "site-packages").replace(f"{self.example}{os.sep}", "")


def run(command: Sequence[str | Path]) -> None:
    """Run what has to succeed."""
    environment = os.environ | {"PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(list(map(str, command)), env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def link(name: str, site: Path) -> None:
    """Have a distribution that is installed beside the tests in another environment too, with all it requires."""
    found = distribution(name)
    for entry in {file.parts[0] for file in found.files or ()} - {"..", "__pycache__"}:
        if not (site / entry).exists():
            (site / entry).symlink_to(found.locate_file(entry))
    for requirement in map(Requirement, found.requires or ()):
        if requirement.marker is None or requirement.marker.evaluate({"extra": ""}):
            link(requirement.name, site)
