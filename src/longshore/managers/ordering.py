"""Puts what a manager loads in order, and reads what its candidates declare about that."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

from longshore.declarations import Declarations, Declared
from longshore.model import Candidate, Discovery
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
    declared: dict[Candidate, Declared] = {}
    for each in discovered.candidates:
        if terms.wanted.fault(each) is None:  # what is wrong is told when it is its turn
            declared[each] = declarations.of(each)
    candidates: Sequence[Candidate] = discovered.candidates
    if terms.order or any(each.position or each.before or each.after for each in declared.values()):
        from longshore.declarations.order import ordered  # late: most plugins leave that to chance

        candidates = ordered(terms.namespace, candidates, declared, terms.order or ())
    return Discovery(candidates, [*discovered.problems, *declarations.problems])
