"""What a plain folder scan can't see: zip files on the path, finders that provide distributions.

Both go through :mod:`importlib_metadata`. Importing it changes the process (it takes the place of the standard
library's path finder in ``sys.meta_path``), so it is imported only where there is such a place.
"""

from __future__ import annotations

import importlib.metadata
from collections.abc import Iterable, Iterator
from typing import Protocol, runtime_checkable

import importlib_metadata

from longshore.discovery import normalized, target
from longshore.discovery.problems import reason
from longshore.model import Candidate, Discovery, Installed, Problem


@runtime_checkable
class _Finder(Protocol):
    """What the import system's finders may have besides: distributions of their own."""

    def find_distributions(self, context: object, /) -> Iterable[object]:
        """The distributions that it provides."""
        ...


_Foreign = importlib_metadata.Distribution | importlib.metadata.Distribution


class ForeignDistributions:
    """The distributions of one place: a zip file (given by its path) or a finder.

    Whatever the place or a distribution of it raises becomes a problem.
    """

    __slots__ = ("_place", "_members", "_problems")

    def __init__(self, place: object, owners: dict[str, tuple[str, bool]]) -> None:
        """List the place.

        Args:
            place: the path of a zip file, or an entry of ``sys.meta_path``.
            owners: the distributions seen before by normalized name, which win; those of this place are added.
        """
        self._place = place if isinstance(place, str) else f"{type(place).__module__}.{type(place).__qualname__}"
        self._members: list[tuple[Installed, _Foreign]] = []
        self._problems: list[Problem] = []
        try:
            for distribution in _distributions(place):
                self._add(distribution, owners)
        except Exception as error:
            self._problem(f"listing its distributions raised {type(error).__name__}: {error}")

    def _add(self, distribution: _Foreign, owners: dict[str, tuple[str, bool]]) -> None:
        try:
            name, version = distribution.metadata["Name"], distribution.version
        except Exception as error:
            self._problem(f"a distribution's metadata cannot be read: {type(error).__name__}: {error}")
            return
        if owners.setdefault(normalized(name), (self._place, True))[0] is self._place:
            self._members.append((Installed(self._place, name, version), distribution))

    def _problem(self, text: str) -> None:
        self._problems.append(Problem(self._place, 0, text, Installed(self._place)))

    def discover(self, namespace: str) -> Discovery:
        """The place's candidates of a namespace."""
        candidates: list[Candidate] = []
        problems = list(self._problems)
        for owner, name, value, group in self._entry_points(problems):
            if group == namespace:
                place = target(value)
                if place:
                    candidates.append(Candidate(name, value, namespace, owner, place))
                else:
                    problems.append(Problem(self._place, 0, reason(name, "=", value), owner))
        return Discovery(candidates, problems)

    def namespaces(self) -> frozenset[str]:
        """Every namespace of the place."""
        return frozenset(group for _, _, _, group in self._entry_points([]))

    def _entry_points(self, problems: list[Problem]) -> Iterator[tuple[Installed, str, str, str]]:
        for owner, distribution in self._members:
            try:
                for entry in distribution.entry_points:
                    yield owner, entry.name, entry.value, entry.group
            except Exception as error:
                text = f"its entry points cannot be read: {type(error).__name__}: {error}"
                problems.append(Problem(self._place, 0, text, owner))


def _distributions(place: object) -> Iterator[_Foreign]:
    found: Iterable[object] = ()
    if isinstance(place, str):
        context = importlib_metadata.DistributionFinder.Context(path=[place])
        found = importlib_metadata.MetadataPathFinder.find_distributions(context)
    elif isinstance(place, _Finder):
        found = place.find_distributions(importlib_metadata.DistributionFinder.Context())
    for each in found:
        if isinstance(each, importlib_metadata.Distribution | importlib.metadata.Distribution):
            yield each
