"""Writes a project into a folder that is not there yet, or is empty but for git's own."""

from __future__ import annotations

import os
from collections.abc import Sequence

from longshore.model.scaffolding import Scaffold
from longshore.scaffolding.errors import not_empty, not_writable


def write(scaffold: Scaffold, folder: str) -> Sequence[str]:
    """Write a project.

    Args:
        scaffold: the project.
        folder: where.

    Returns:
        The files, from the folder on, in order.

    Raises:
        FolderUnusable: something is in it, or it can't be written.
    """
    try:
        os.makedirs(folder, exist_ok=True)
        if {*os.listdir(folder)} - {".git"}:
            raise not_empty(folder)
        for name, text in scaffold.files.items():
            path = os.path.join(folder, *name.split("/"))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
    except OSError as error:
        raise not_writable(folder, error) from error
    return sorted(scaffold.files)
