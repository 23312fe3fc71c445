"""Distributions that are installed and not used, because another of the same name goes before them."""

from __future__ import annotations

import os
from collections.abc import Iterator

from longshore.discovery import Scan, parse
from longshore.model import Candidate, Installed


def hidden(scan: Scan) -> Iterator[tuple[Installed, Installed]]:
    """Each distribution that is hidden, and the one that is used in its place.

    A folder that is on the path twice, by whatever names, hides nothing.

    Args:
        scan: what was found.
    """
    for path, name in scan.shadowed:
        by = scan.owners[name][0]
        if os.path.realpath(path) != os.path.realpath(by):
            yield Installed(path), Installed(by)


def hidden_candidates(scan: Scan, namespace: str) -> Iterator[tuple[Candidate, Installed]]:
    """Each candidate of a namespace that is hidden, and the distribution that is used in place of its own."""
    for distribution, by in hidden(scan):
        for each in parse(_entry_points(distribution.path), namespace, distribution):
            if isinstance(each, Candidate):
                yield each, by


def _entry_points(folder: str) -> bytes:
    try:
        with open(f"{folder}/entry_points.txt", "rb") as file:
            return file.read()
    except OSError:
        return b""
