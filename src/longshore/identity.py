"""What is odd about who a candidate is: read from metadata and lists of files, nothing is imported.

Each trait has a code, which a rule may ask for (``deny * if foreign-target``), and its section in ``docs/identity.md``.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator
from typing import Literal

from longshore.discovery import Scan, installed
from longshore.discovery.hidden import hidden
from longshore.model import Candidate, Installed, Noun, normalized, plain
from longshore.model.metadata import name_and_version

TraitCode = Literal[
    "same-name",
    "look-alike",
    "standard-library",
    "foreign-target",
    "shared-module",
    "impostor",
    "hides-another",
    "current-folder",
    "python-path",
]


class Trait(Noun):
    """Something about a candidate that an operator should know.

    Attributes:
        code: what kind of thing.
        text: the fact, in a line.
    """

    __slots__ = ("code", "text")

    def __init__(self, code: TraitCode, text: str) -> None:
        self.code: TraitCode = code
        self.text = text

    def __str__(self) -> str:
        return f"{self.text} [{self.code}]"


def traits(candidate: Candidate) -> frozenset[str]:
    """The codes of :func:`traits_of`, as rules want them.

    Args:
        candidate: an installed entry point; others have no traits.

    Example:
        >>> from longshore import Rules, traits
        >>> rules = Rules.from_text("deny * if foreign-target", traits=traits)
    """
    return frozenset(each.code for each in traits_of(candidate))


def traits_of(candidate: Candidate) -> tuple[Trait, ...]:
    """What is odd about who a candidate is, in this process's environment.

    Args:
        candidate: an installed entry point; others have no traits.
    """
    owner = candidate.distribution
    if not isinstance(owner, Installed):
        return ()
    scan = installed.scan()
    found = [*_names(candidate, scan), *_metadata(owner, scan), *_module(candidate, owner, scan), *_places(owner)]
    return tuple(found)


def _names(candidate: Candidate, scan: Scan) -> Iterator[Trait]:
    folded = _folded(candidate.name)
    for other in scan.discover(candidate.namespace).candidates:
        if other.distribution != candidate.distribution:
            if other.name == candidate.name:
                yield Trait("same-name", f"{other.distribution} has a plugin of the same name, {plain(other.value)}")
            elif _folded(other.name) == folded:
                shown = ascii(other.name)
                yield Trait("look-alike", f"{other.distribution} has a plugin whose name looks alike, {shown}")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _metadata(owner: Installed, scan: Scan) -> Iterator[Trait]:
    stem = os.path.basename(owner.path).rpartition(".")[0]
    name, dash, version = stem.partition("-")
    told = Installed(owner.path, *name_and_version(owner.path))
    if normalized(told.name) != normalized(name) or (
        dash and _loose(told.version) != _loose(version.partition("-py")[0])
    ):
        yield Trait("impostor", f"the folder {plain(os.path.basename(owner.path))} has the metadata of {told}")
    elif not any(os.path.isfile(os.path.join(owner.path, each)) for each in ("METADATA", "PKG-INFO")):
        yield Trait("impostor", f"the folder {plain(os.path.basename(owner.path))} has no metadata that says who it is")
    for other, by in hidden(scan):
        if by == owner:
            yield Trait("hides-another", f"it hides {other} in {plain(os.path.dirname(other.path))}")


def _loose(version: str) -> str:
    """A version as folder names have it, where ``-`` and ``_`` and ``+`` may stand for each other."""
    return version.lower().replace("_", "-").replace("+", "-")


def _module(candidate: Candidate, owner: Installed, scan: Scan) -> Iterator[Trait]:
    top, _, _ = candidate.module_name.partition(".")
    if top in sys.stdlib_module_names:
        yield Trait("standard-library", f"its target {plain(candidate.value)} is in the standard library")
        return
    own = _modules(owner)
    if own is None:
        return
    others = [each for each in _installed(scan) if each != owner]
    mine = candidate.module_name in own
    sharing = [each for each in others if top in (_modules(each) or ())]
    if not mine:
        theirs = [each for each in others if candidate.module_name in (_modules(each) or ())]
        where = f"in the files of {theirs[0]}" if theirs else "none of its distribution's files"
        yield Trait("foreign-target", f"its module {plain(candidate.module_name)} is {where}")
    elif top in own and sharing:
        yield Trait("shared-module", f"{sharing[0]} ships a module {plain(top)}, too")


def _installed(scan: Scan) -> Iterator[Installed]:
    for path, _ in scan.owners.values():
        yield Installed(path)


def _modules(owner: Installed) -> frozenset[str] | None:
    """The modules in a distribution's list of files; ``None`` where no list tells, as for editable installs."""
    known = _read.get(owner.path)
    if known is None or known[0] != _stamp(owner.path):
        known = _read[owner.path] = (_stamp(owner.path), _listed(owner.path))
    return known[1]


_read: dict[str, tuple[int, frozenset[str] | None]] = {}


def _stamp(folder: str) -> int:
    try:
        return os.stat(f"{folder}/RECORD").st_mtime_ns
    except OSError:
        return 0


def _listed(folder: str) -> frozenset[str] | None:
    try:
        with open(f"{folder}/RECORD", encoding="utf-8", errors="replace") as file:
            paths = [line.split(",", 1)[0].strip('"') for line in file]
    except OSError:
        return None
    found: set[str] = set()
    for path in paths:
        stem, dot, ending = path.partition(".")[0], *path.rpartition(".")[1:]
        if dot and ending in {"py", "so", "pyd", "pyc"} and "__pycache__" not in path:
            found.add(stem.removesuffix("/__init__").replace("/", "."))
    return frozenset(found) if found else None


def _places(owner: Installed) -> Iterator[Trait]:
    folder = os.path.realpath(os.path.dirname(owner.path))
    given = os.environ.get("PYTHONPATH", "")
    if folder in {os.path.realpath(each) for each in given.split(os.pathsep) if each}:
        yield Trait("python-path", f"it is found only by PYTHONPATH, in {plain(folder)}")
    elif folder == os.path.realpath(os.curdir):
        yield Trait("current-folder", f"it is found only in the current folder, {plain(folder)}")
