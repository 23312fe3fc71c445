"""What is odd about who a candidate is: read from metadata and lists of files, nothing is imported.

Each trait has a code, which a rule may ask for (``deny * if foreign-target``), and its section in ``docs/identity.md``.
"""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Literal

from longshore.discovery import Scan, installed
from longshore.discovery.hidden import hidden
from longshore.model import Candidate, Installed, Noun, normalized, plain
from longshore.model.metadata import editable_source, name_and_version

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
    survey = _survey(installed.scan())
    found = [*_names(candidate, survey), *_metadata(owner, survey), *_module(candidate, owner, survey), *_places(owner)]
    return tuple(found)


class Survey:
    """What a scan's distributions ship and hide, looked up once for all candidates.

    Attributes:
        scan: what was found installed.
        hiding: by metadata folder, what that distribution hides.
        shipping: by module, the distributions that have it among their files.
    """

    __slots__ = ("scan", "hiding", "shipping", "_folded")

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.hiding: dict[str, list[Installed]] = {}
        self.shipping: dict[str, list[Installed]] = {}
        self._folded: dict[str, dict[str, list[Candidate]]] = {}
        for other, by in hidden(scan):
            self.hiding.setdefault(by.path, []).append(other)
        for path, _ in scan.owners.values():
            owner = Installed(path)
            for module in _modules(owner) or ():
                self.shipping.setdefault(module, []).append(owner)

    def alike(self, candidate: Candidate) -> Sequence[Candidate]:
        """All candidates of its namespace whose names are the same, but for case and Unicode form."""
        space = candidate.namespace
        if space not in self._folded:
            known: dict[str, list[Candidate]] = {}
            for each in self.scan.discover(space).candidates:
                known.setdefault(_folded(each.name), []).append(each)
            self._folded[space] = known
        return self._folded[space].get(_folded(candidate.name), [])


_surveys: list[Survey] = []


def _survey(scan: Scan) -> Survey:
    """The survey of a scan; only the last is kept."""
    if not _surveys or _surveys[0].scan is not scan:
        _surveys[:] = [Survey(scan)]
    return _surveys[0]


def _names(candidate: Candidate, survey: Survey) -> Iterator[Trait]:
    for other in survey.alike(candidate):
        if other.distribution != candidate.distribution:
            if other.name == candidate.name:
                yield Trait("same-name", f"{other.distribution} has a plugin of the same name, {plain(other.value)}")
            else:
                shown = ascii(other.name)
                yield Trait("look-alike", f"{other.distribution} has a plugin whose name looks alike, {shown}")


def _folded(name: str) -> str:
    return unicodedata.normalize("NFKC", name).casefold()


def _metadata(owner: Installed, survey: Survey) -> Iterator[Trait]:
    stem = os.path.basename(owner.path).rpartition(".")[0]
    name, dash, version = stem.partition("-")
    told = Installed(owner.path, *name_and_version(owner.path))
    if normalized(told.name) != normalized(name) or (
        dash and _loose(told.version) != _loose(version.partition("-py")[0])
    ):
        yield Trait("impostor", f"the folder {plain(os.path.basename(owner.path))} has the metadata of {told}")
    elif not any(os.path.isfile(os.path.join(owner.path, each)) for each in ("METADATA", "PKG-INFO")):
        yield Trait("impostor", f"the folder {plain(os.path.basename(owner.path))} has no metadata that says who it is")
    for other in survey.hiding.get(owner.path, ()):
        yield Trait("hides-another", f"it hides {other} in {plain(os.path.dirname(other.path))}")


def _loose(version: str) -> str:
    """A version as folder names have it, where ``-`` and ``_`` and ``+`` may stand for each other."""
    return version.lower().replace("_", "-").replace("+", "-")


def _module(candidate: Candidate, owner: Installed, survey: Survey) -> Iterator[Trait]:
    module = candidate.module_name
    top = module.partition(".")[0]
    if top in sys.stdlib_module_names:
        yield Trait("standard-library", f"its target {plain(candidate.value)} is in the standard library")
        return
    own = _modules(owner)
    if own is None:
        return
    if module not in own:
        theirs = [each for each in survey.shipping.get(module, ()) if each != owner]
        where = f"in the files of {theirs[0]}" if theirs else "none of its distribution's files"
        yield Trait("foreign-target", f"its module {plain(module)} is {where}")
    elif top in own:
        for each in [each for each in survey.shipping.get(top, ()) if each != owner][:1]:
            yield Trait("shared-module", f"{each} ships a module {plain(top)}, too")


def _modules(owner: Installed) -> frozenset[str] | None:
    """The modules in a distribution's list of files; ``None`` where no list tells, as for editable installs."""
    known = _read.get(owner.path)
    if known is None or known[0] != _stamp(owner.path):
        known = _read[owner.path] = (_stamp(owner.path), _listed(owner.path))
    return known[1]


_read: dict[str, tuple[tuple[int, int], frozenset[str] | None]] = {}


def _stamp(folder: str) -> tuple[int, int]:
    try:
        found = os.stat(f"{folder}/RECORD")
    except OSError:
        return 0, 0
    return found.st_mtime_ns, found.st_size


def _listed(folder: str) -> frozenset[str] | None:
    if editable_source(folder) or not os.path.isfile(f"{folder}/RECORD"):  # to open a FIFO may hang
        return None  # what an editable install lists leads to the modules
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
