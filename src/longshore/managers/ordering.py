"""Puts what a manager loads in order, and reads what its candidates declare about that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from longshore.declarations import Declarations
from longshore.model import Candidate, Discovery, Refused
from longshore.pipeline import Terms
from longshore.pipeline.declared import WantedOf

Meta = TypeVar("Meta")
T = TypeVar("T")


def in_order(terms: Terms[T, Meta], discovered: Discovery) -> Discovery:
    """The same candidates, in order, and what could not be read of what they declare.

    Raises:
        OrderCycle: what they declare goes in a circle.
    """
    if not isinstance(terms.wanted, WantedOf):
        terms.wanted = WantedOf(None, Declarations(terms.namespace, terms.source, None, ()))
    declarations = terms.wanted.declarations
    candidates: Sequence[Candidate] = discovered.candidates
    said = [declarations.right(each) for each in candidates]  # what is wrong is told when it is its turn
    if terms.order or any(each is not None and (each.position or each.before or each.after) for each in said):
        from longshore.declarations.order import ordered  # late: most plugins leave that to chance

        declared = {candidate: each for candidate, each in zip(candidates, said, strict=True) if each is not None}
        refused = [each for each in candidates if _is_refused(terms, each)]
        places = {id(each) for each in refused}
        allowed = [each for each in candidates if id(each) not in places]  # the others order nothing
        candidates = [*ordered(terms.namespace, allowed, declared, terms.order or ()), *refused]
    problems = [each for each in declarations.problems if each not in discovered.problems]
    return Discovery(candidates, [*discovered.problems, *problems])


def _is_refused(terms: Terms[T, Meta], candidate: Candidate) -> bool:
    return terms.policy is not None and isinstance(terms.policy(candidate), Refused)
