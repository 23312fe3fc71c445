"""Builds documents with Sphinx, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import longshore


class Build:
    """A finished build.

    Attributes:
        text: the page, as HTML or as text.
        warnings: what Sphinx warned of.
    """

    def __init__(self, text: str, warnings: list[str]) -> None:
        self.text = text
        self.warnings = warnings


def build(folder: Path, page: str, *, extension: str, site: Path, builder: str = "text") -> Build:
    """Build one page, all references checked."""
    source = folder / "source"
    source.mkdir()
    (source / "conf.py").write_text(f"extensions = [{extension!r}]\nproject = 'textapp'\n")
    (source / "index.rst").write_text(page)
    environment = os.environ | {"PYTHONPATH": os.pathsep.join([str(site), str(Path(longshore.__file__).parents[1])])}
    command = [sys.executable, "-m", "sphinx", "-q", "-n", "-b", builder, str(source), str(folder / "built")]
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False, timeout=120)
    assert done.returncode == 0, done.stderr
    [built] = [each for each in (folder / "built").glob("index.*") if each.suffix in {".html", ".txt"}]
    return Build(built.read_text(), [each for each in done.stderr.splitlines() if each])
