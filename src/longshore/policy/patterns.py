"""What rules compare: patterns with ``*`` and ``?``, the names of origins, versions."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Generic, TypeVar

from longshore.model import Distribution, FromFile, Installed, normalized

Matcher = Callable[[str], bool]
Entry = TypeVar("Entry")


def is_pattern(text: str) -> bool:
    """Whether it stands for more than itself."""
    return "*" in text or "?" in text


def matcher(pattern: str) -> Matcher:
    """What compares a text with a pattern; upper and lower case are different."""
    if not is_pattern(pattern):
        return pattern.__eq__
    stem = pattern[:-1]
    if pattern[-1] == "*" and not is_pattern(stem):
        return lambda text: text.startswith(stem)
    import fnmatch  # late: imports re, and most patterns end in their only star
    import re  # late: as above

    compiled = re.compile(fnmatch.translate(pattern.replace("[", "[[]")))
    return lambda text: compiled.match(text) is not None


class Patterns(Generic[Entry]):
    """Finds the entries whose patterns may match a text, without trying each of them.

    A pattern is looked up by the text before its first star or question mark, or by what follows its last one; only
    one that has neither is tried against every text.
    """

    __slots__ = ("_exact", "_heads", "_tails", "_wide")

    def __init__(self) -> None:
        self._exact: dict[str, list[Entry]] = {}
        self._heads: dict[int, dict[str, list[Entry]]] = {}
        self._tails: dict[int, dict[str, list[Entry]]] = {}
        self._wide: list[Entry] = []

    def add(self, pattern: str, entry: Entry) -> None:
        """Take an entry in."""
        marked = pattern.replace("?", "*")
        head, tail = marked.partition("*")[0], marked.rpartition("*")[2]
        if head == pattern:
            self._exact.setdefault(pattern, []).append(entry)
        elif head:
            self._heads.setdefault(len(head), {}).setdefault(head, []).append(entry)
        elif tail:
            self._tails.setdefault(len(tail), {}).setdefault(tail, []).append(entry)
        else:
            self._wide.append(entry)

    def find(self, text: str) -> list[Entry]:
        """The entries whose patterns may match a text."""
        found = [*self._exact.get(text, ()), *self._wide]
        for length, known in self._heads.items():
            found += known.get(text[:length], ())
        for length, known in self._tails.items():
            found += known.get(text[-length:], ())
        return found

    def __bool__(self) -> bool:
        return bool(self._exact or self._heads or self._tails or self._wide)


def origin_pattern(pattern: str) -> str:
    """A pattern for an origin, as :func:`origin_name` spells names."""
    return pattern if pattern.startswith(("file:", "reference:")) else normalized(pattern)


def origin_name(distribution: Distribution) -> str:
    """What a rule calls the origin of a candidate: a normalized name, ``file:PATH`` or ``reference:REFERENCE``."""
    if isinstance(distribution, Installed):
        return _folder_name(distribution.path) or normalized(distribution.name)
    if isinstance(distribution, FromFile):
        return f"file:{distribution.path}"
    return f"reference:{distribution.reference}"


@lru_cache(maxsize=4096)
def _folder_name(path: str) -> str:
    """The normalized name in the name of a metadata folder, ``""`` where that has no version, and so may be no name."""
    name, dash, _ = path[path.rfind("/") + 1 : path.rfind(".")].partition("-")
    return normalized(name) if dash else ""


def specified(specifier: str) -> Callable[[Distribution], bool]:
    """What tells whether the version of a distribution satisfies a specifier; what has no version satisfies none."""
    from packaging.specifiers import SpecifierSet  # late: only rules that name a version need it

    wanted = SpecifierSet(specifier)

    def satisfies(distribution: Distribution) -> bool:
        try:
            return isinstance(distribution, Installed) and wanted.contains(distribution.version, prereleases=True)
        except ValueError:  # an InvalidVersion, or a number that is too long for Python
            return False

    return satisfies
