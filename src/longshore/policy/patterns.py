"""What rules compare: patterns with ``*`` and ``?``, the names of origins, versions."""

from __future__ import annotations

import os
from collections.abc import Callable

from longshore.model import Distribution, FromFile, FromReference, Installed, normalized

Matcher = Callable[[str], bool]


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


def origin_pattern(pattern: str) -> str:
    """A pattern for an origin, as :func:`origin_name` spells names."""
    return pattern if pattern.startswith(("file:", "reference:")) else normalized(pattern)


def origin_name(distribution: Distribution) -> str:
    """What a rule calls the origin of a candidate: a normalized name, ``file:PATH`` or ``reference:REFERENCE``."""
    if isinstance(distribution, FromFile):
        return f"file:{distribution.path}"
    if isinstance(distribution, FromReference):
        return f"reference:{distribution.reference}"
    name, dash, _ = os.path.basename(distribution.path).rpartition(".")[0].partition("-")
    return normalized(name if dash else distribution.name)


def satisfies(distribution: Distribution, specifier: str) -> bool:
    """Whether the version of a distribution satisfies a specifier; what has no version satisfies none."""
    from packaging.specifiers import SpecifierSet  # late: only rules that name a version need it

    try:
        return isinstance(distribution, Installed) and SpecifierSet(specifier).contains(
            distribution.version, prereleases=True
        )
    except ValueError:  # an InvalidVersion, or a number that is too long for Python
        return False
