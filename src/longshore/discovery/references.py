"""A source of candidates: import references, as a host's configuration gives them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from longshore.discovery import target
from longshore.discovery.problems import reason
from longshore.model import Candidate, Discovery, FromReference, Problem


class ImportReferences:
    """Candidates from references such as ``"pkg.mod:Obj"``.

    Args:
        references: the references by plugin name, or only the references, each of which is then its own name.

    Example:
        >>> from longshore import ExtensionManager, ImportReferences
        >>> source = ImportReferences({"join": "os.path:join"})
        >>> ExtensionManager[object]("textapp.paths", source=source).names()
        ['join']
    """

    __slots__ = ("references",)

    def __init__(self, references: Mapping[str, str] | Iterable[str]) -> None:
        if isinstance(references, str):
            references = [references]
        pairs = references.items() if isinstance(references, Mapping) else ((each, each) for each in references)
        self.references = tuple(pairs)

    def discover(self, namespace: str) -> Discovery:
        """The references as candidates; the same ones for every namespace."""
        candidates: list[Candidate] = []
        problems: list[Problem] = []
        for name, reference in self.references:
            place = target(reference.strip())
            if place:
                candidates.append(Candidate(name, reference.strip(), namespace, FromReference(reference), place))
            else:
                problems.append(
                    Problem("the references given", 0, reason(name, "=", reference), FromReference(reference))
                )
        return Discovery(candidates, problems)

    def namespaces(self) -> frozenset[str]:
        """None: the references belong to whatever namespace is asked for."""
        return frozenset()
