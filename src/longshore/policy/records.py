"""What is installed of a distribution: the files that its metadata folder lists, with the hashes that stand there."""

from __future__ import annotations

import errno
import os
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from typing import TextIO

from longshore.model import Noun
from longshore.model.metadata import editable_source
from longshore.policy.digests import ALGORITHMS, digest, trouble

CACHE = "__pycache__"
"""The folder of what Python compiles by itself; nothing of it is ever locked."""
_OWN = ("METADATA", "PKG-INFO", "entry_points.txt")
"""What is locked of the metadata folder; the rest is written by installers, and may differ between machines."""


class Unlockable(Noun):
    """Why there can be no lock of something.

    Attributes:
        reason: what is in the way, and the cure.
    """

    __slots__ = ("reason",)

    def __init__(self, reason: str) -> None:
        self.reason = reason


def metadata_prefix(folder: str) -> str:
    """What the files of a metadata folder begin with in a lock, where the version in the folder's name says nothing."""
    return ".dist-info/" if folder.endswith(".dist-info") else ".egg-info/"


def place(folder: str, path: str) -> str:
    """Where a file of a lock is.

    Args:
        folder: the metadata folder of its distribution.
        path: the file as the lock has it.
    """
    inside = path.removeprefix(metadata_prefix(folder))
    return f"{folder if inside != path else os.path.dirname(folder)}/{inside}"


def listed_files(folder: str) -> Mapping[str, str] | Unlockable:
    """The files of a distribution by their paths in a lock, each with the hash that its RECORD gives, ``""`` for none.

    Left out are ``__pycache__``, what installers write for themselves, and what is outside of the folder in which the
    distribution's modules are: scripts, data, manuals.

    Args:
        folder: its metadata folder.
    """
    if not os.path.isdir(folder):
        return Unlockable("it is not installed in a folder, and what is in archives is not locked: install it with pip")
    source = editable(folder)
    if source:
        cure = "to lock it, install it as a wheel (pip install without --editable)"
        return Unlockable(f"it is installed editable, from {source}, where its files change as they are edited; {cure}")
    try:
        found = dict(_inside(folder, _rows(folder)))
    except (OSError, ValueError) as error:
        return Unlockable(f"the list of its files can't be read: {trouble(error)}; reinstall it")
    if not found:
        return Unlockable("it has no RECORD and no top_level.txt that says which files are its own; reinstall it")
    prefix = metadata_prefix(folder)
    found |= {
        f"{prefix}{name}": "" for name in _OWN if os.path.exists(f"{folder}/{name}") and prefix + name not in found
    }
    return found


def _rows(folder: str) -> Iterator[tuple[str, str]]:
    """Each file that the metadata lists, seen from beside the metadata folder, with its hash."""
    own = os.path.basename(folder)
    if os.path.exists(f"{folder}/RECORD"):
        import csv  # late: wanted at lock time only

        with _opened(f"{folder}/RECORD") as stream:
            try:
                yield from ((row[0], row[1] if len(row) > 1 else "") for row in csv.reader(stream) if row)
            except csv.Error as error:
                raise ValueError(f"RECORD: {error}") from error
    elif os.path.exists(f"{folder}/installed-files.txt"):
        yield from ((posixpath.join(own, line), "") for line in _lines(f"{folder}/installed-files.txt"))
    elif os.path.exists(f"{folder}/top_level.txt"):
        root = os.path.dirname(folder)
        for name in _lines(f"{folder}/top_level.txt"):
            yield from ((path, "") for path in _named(root, name))


def _opened(file: str) -> TextIO:
    if not os.path.isfile(file):  # to open a FIFO would never end
        raise OSError(errno.EINVAL, f"{os.path.basename(file)} is not a regular file")
    return open(file, encoding="utf-8", errors="surrogateescape", newline="")


def _lines(file: str) -> Iterator[str]:
    with _opened(file) as stream:
        yield from (line.strip() for line in stream if line.strip())


def _named(root: str, name: str) -> Iterator[str]:
    """The files of a top-level module or package; what is no name of one could lead anywhere."""
    if not name.isidentifier():
        return
    yield from (each for each in os.listdir(root) if each.partition(".")[0] == name and importable(each))
    yield from (f"{name}/{each}" for each in walked(f"{root}/{name}"))


def walked(folder: str) -> Iterator[str]:
    """All files below a folder, seen from there, in order; without ``__pycache__``."""
    for where, folders, files in os.walk(folder):
        folders[:] = sorted(each for each in folders if each != CACHE)
        inside = os.path.relpath(where, folder).replace(os.sep, "/")
        links = [
            each for each in folders if os.path.islink(os.path.join(where, each))
        ]  # never followed, nor passed over
        yield from (posixpath.normpath(posixpath.join(inside, each)) for each in sorted([*files, *links]))


def importable(file: str) -> bool:
    """Whether a file's name is one of a module."""
    return file.endswith((".py", ".pyc", ".so", ".pyd"))


def _inside(folder: str, rows: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    own = os.path.basename(folder)
    for written, found in rows:
        path = posixpath.normpath(written.replace(os.sep, "/"))
        first, _, rest = path.partition("/")
        if posixpath.isabs(path) or os.path.splitdrive(path)[0] or first == ".." or CACHE in path.split("/"):
            continue
        if first != own:
            yield path, found
        elif rest in _OWN:
            yield metadata_prefix(folder) + rest, found


def editable(folder: str) -> str:
    """Where a distribution that is installed editable has its sources, ``""`` for one that is not.

    Args:
        folder: its metadata folder.
    """
    root = os.path.dirname(folder)
    if folder.endswith(".egg-info"):  # setuptools builds one beside the sources
        built = os.path.exists(f"{folder}/SOURCES.txt") and not os.path.exists(f"{folder}/installed-files.txt")
        above = (root, os.path.dirname(os.path.abspath(root)))
        projects = [f"{each}/{file}" for each in above for file in ("pyproject.toml", "setup.py", "setup.cfg")]
        return root if built and any(map(os.path.exists, projects)) else ""
    return editable_source(folder)


def hashed(folder: str, listed: Mapping[str, str]) -> Mapping[str, str] | Unlockable:
    """The files of a distribution with the hashes that they have on disk, each checked against its RECORD.

    Args:
        folder: its metadata folder.
        listed: its files, with the hashes that RECORD gives.
    """
    found: dict[str, str] = {}
    for path, expected in listed.items():
        try:
            path.encode("utf-8")
            found[path] = digest(place(folder, path))
            algorithm = expected.partition("=")[0].lower()
            if expected and algorithm not in ALGORITHMS:
                known = ", ".join(ALGORITHMS)
                return Unlockable(f"the RECORD hash of {path} is {expected!a}: expected one of {known}; reinstall it")
            got = digest(place(folder, path), algorithm) if expected and algorithm != "sha256" else found[path]
        except FileNotFoundError:
            return Unlockable(f"{path} is in its RECORD and not on disk; reinstall it")
        except (OSError, ValueError) as error:
            return Unlockable(f"{path!a} can't be read: {trouble(error)}; mend that or reinstall it")
        if expected and got.partition("=")[2] != expected.partition("=")[2].rstrip("="):
            return Unlockable(f"{path} is not as its RECORD says: expected {expected}, got {got}; reinstall it")
    return found
