"""What a folder scan can't see: finders in ``sys.meta_path`` that provide distributions of their own.

They go through :mod:`importlib_metadata`. Importing it changes the process (it takes the place of the standard
library's path finder in ``sys.meta_path``), so it is imported only where there is such a finder.
"""

from __future__ import annotations

import contextlib
import importlib.metadata
from collections.abc import Iterable, Iterator, Sequence
from importlib.metadata import EntryPoint

import importlib_metadata

from longshore.discovery import parse, target
from longshore.discovery.problems import failed, reason
from longshore.model import Candidate, Discovery, Installed, Problem

_Foreign = importlib_metadata.Distribution | importlib.metadata.Distribution
_FROM_TEXT = (importlib_metadata.Distribution.entry_points, importlib.metadata.Distribution.entry_points)
"""What reads ``entry_points.txt``, where a distribution does not override it."""


class ForeignDistributions:
    """The distributions of one finder. Whatever the finder or one of them raises becomes a problem."""

    __slots__ = ("_place", "_members", "_problems")

    def __init__(self, finder: object, owners: dict[str, tuple[str, bool]]) -> None:
        """Ask the finder.

        Args:
            finder: an entry of ``sys.meta_path``.
            owners: the distributions seen before by normalized name, which win; those of this finder are added.
        """
        self._place = f"{type(finder).__module__}.{type(finder).__qualname__}"
        self._members: list[tuple[Installed, _Foreign]] = []
        self._problems: list[Problem] = []
        try:
            for distribution in _distributions(finder):
                self._add(distribution, owners)
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            self._problem(failed("its distributions cannot be listed", error))

    def _add(self, distribution: _Foreign, owners: dict[str, tuple[str, bool]]) -> None:
        try:
            name, version = str(distribution.metadata["Name"]), str(distribution.version)
            key = str(getattr(distribution, "_normalized_name"))  # noqa: B009  what importlib.metadata itself goes by
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            self._problem(failed("a distribution does not tell its name", error))
            return
        if key not in owners:
            owners[key] = self._place, True
            self._members.append((Installed(self._place, name, version), distribution))

    def _problem(self, text: str) -> None:
        self._problems.append(Problem(self._place, 0, text, Installed(self._place, self._place)))

    def discover(self, namespace: str) -> Discovery:
        """The place's candidates of a namespace."""
        found = [item for owner, each in self._members for item in self._read(owner, each, namespace)]
        problems = [each for each in found if isinstance(each, Problem)]
        return Discovery([each for each in found if isinstance(each, Candidate)], self._problems + problems)

    def namespaces(self) -> frozenset[str]:
        """Every namespace of the place."""
        groups: set[str] = set()
        for _, each in self._members:
            with contextlib.suppress(Exception):  # told by discover
                groups.update(entry.group for entry in each.entry_points)
        return frozenset(groups)

    def _read(self, owner: Installed, distribution: _Foreign, namespace: str) -> Sequence[Candidate | Problem]:
        try:
            if type(distribution).entry_points in _FROM_TEXT:
                text = distribution.read_text("entry_points.txt") or ""
                return list(parse(text.encode("utf-8", "surrogateescape"), namespace, owner))
            return [self._entry(owner, each) for each in distribution.entry_points if each.group == namespace]
        except KeyboardInterrupt:
            raise
        except BaseException as error:
            return [Problem(self._place, 0, failed("its entry points cannot be read", error), owner)]

    def _entry(self, owner: Installed, entry: importlib_metadata.EntryPoint | EntryPoint) -> Candidate | Problem:
        place = target(entry.value)
        if place:
            return Candidate(entry.name, entry.value, entry.group, owner, place)
        return Problem(self._place, 0, reason(entry.name, "=", entry.value), owner)


def _distributions(finder: object) -> Iterator[_Foreign]:
    find: object = getattr(finder, "find_distributions")  # noqa: B009  it may raise
    if find is None:  # it says that it has none
        return
    if not callable(find):
        raise TypeError("find_distributions is not callable")
    found: object = find(importlib_metadata.DistributionFinder.Context())
    if not isinstance(found, Iterable):
        raise TypeError("find_distributions gave nothing to iterate over")
    for each in found:
        if isinstance(each, importlib_metadata.Distribution | importlib.metadata.Distribution):
            yield each
