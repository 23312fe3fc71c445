"""What ``longshore new`` says."""

from __future__ import annotations

import shlex
from collections.abc import Sequence


def written(name: str, about: str, files: Sequence[str], folder: str, last: str) -> str:
    """What was written, and what to do next.

    Args:
        name: the project's.
        about: what it is.
        files: what was written, from the folder on.
        folder: where, as the next command can say it.
        last: a command that is worth trying once the project is installed.
    """
    listed = "".join(f"  {each}\n" for each in files)
    commands = [f"cd {shlex.quote(folder)}", 'python -m pip install --quiet --editable ".[dev]"', last]
    return f"{name}: {about}\n\n{listed}\nNext:\n\n" + "".join(f"  {each}\n" for each in commands)
