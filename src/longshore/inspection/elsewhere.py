"""The Python environments beside the one in question, by their folders: none of them is run."""

from __future__ import annotations

import os
import shutil
import site
import sys
from collections.abc import Iterator, Sequence
from glob import escape, glob

from longshore.discovery import Scan
from longshore.inspection.asked import Asked
from longshore.model import Candidate

_MOST = 50


def found_elsewhere(asked: Asked) -> Sequence[tuple[str, Candidate]]:
    """The other environments that have the plugin, each with its candidate.

    Args:
        asked: the question.
    """
    here = {os.path.realpath(each) for each in asked.environment.path}
    found: list[tuple[str, Candidate]] = []
    for folder in list(dict.fromkeys(environments(asked.environment.python)))[:_MOST]:
        for packages in sites(folder):
            if os.path.realpath(packages) not in here:
                candidates = Scan((packages,)).discover(asked.namespace).candidates
                found += [(folder, each) for each in candidates if each.name == asked.name]
    return found


def environments(python: str) -> Iterator[str]:
    """The folders of the environments nearby, the likeliest first; some may not be there.

    The activated one, those in this folder, that of the Python on the PATH, those beside the interpreter's own, its
    base, those of pipx, and the user's own packages.

    Args:
        python: the interpreter in question.
    """
    yield from filter(None, [os.environ.get("VIRTUAL_ENV")])
    yield from (os.path.abspath(each) for each in (".venv", "venv", "env"))
    for each in ("python", "python3"):
        program = shutil.which(each)
        if program:
            yield from _around(program)
    own = os.path.dirname(os.path.dirname(os.path.abspath(python)))
    yield from sorted(map(os.path.dirname, glob(os.path.join(escape(os.path.dirname(own)), "*", "pyvenv.cfg"))))
    yield from _around(python)
    data = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")
    for home in (os.environ.get("PIPX_HOME", ""), os.path.join(data, "pipx"), os.path.expanduser("~/.local/pipx")):
        if home:
            yield from sorted(glob(os.path.join(escape(home), "venvs", "*")))
    yield site.getuserbase()
    yield sys.prefix


def _around(program: str) -> Iterator[str]:
    """The environment of an interpreter, and that of the interpreter that it was made with."""
    for each in (os.path.abspath(program), os.path.realpath(program)):
        yield os.path.dirname(os.path.dirname(each))


def sites(folder: str) -> Sequence[str]:
    """The folders of installed packages in an environment.

    Args:
        folder: of the environment.
    """
    inside = [("lib", "python*", "site-packages"), ("lib", "python*", "dist-packages"), ("Lib", "site-packages")]
    return sorted({found for each in inside for found in glob(os.path.join(escape(folder), *each))})
