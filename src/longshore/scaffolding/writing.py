"""Writes a project into a folder that is not there yet, or is empty."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from longshore.model import Noun
from longshore.scaffolding.errors import not_empty, not_writable


class Scaffold(Noun):
    """A project to be written.

    Attributes:
        name: what it is called.
        about: what it is, in one line.
        files: texts by path, from the project's folder on.
        last: the command that is worth trying once it is installed.
    """

    __slots__ = ("name", "about", "files", "last")

    def __init__(self, name: str, about: str, files: Mapping[str, str], last: str) -> None:
        self.name = name
        self.about = about
        self.files = files
        self.last = last


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
        if os.listdir(folder):
            raise not_empty(folder)
        for name, text in scaffold.files.items():
            path = os.path.join(folder, *name.split("/"))
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "x", encoding="utf-8", newline="\n") as stream:
                stream.write(text)
    except OSError as error:
        raise not_writable(folder, error) from error
    return sorted(scaffold.files)
