"""The order that a project's own plugins declare, where it goes in a circle."""

from __future__ import annotations

from collections.abc import Iterator

from longshore.declarations import Declared, names_in, whole
from longshore.declarations.order import ordered
from longshore.model import Candidate
from longshore.model.failure import OrderCycle
from longshore.model.verification import Project, StaticFinding
from longshore.rendering.declarations import in_a_circle
from longshore.verification.declaring import declares_for, place_of
from longshore.verification.reading import Sources


def circles(project: Project, sources: Sources) -> Iterator[StaticFinding]:
    """One circle of each namespace that has one, at the first of its declarations.

    Args:
        project: whose plugins.
        sources: the texts of the environment.
    """
    shape = whole(None)
    orders: dict[str, dict[Candidate, Declared]] = {}
    for each in project.declared:
        place = place_of(each, sources) if declares_for(each) and each.target is not None else None
        if place is not None:
            said = sources.declarations.read(place, shape).values
            declared = Declared(before=names_in(said.get("before")), after=names_in(said.get("after")))
            orders.setdefault(each.namespace, {})[place] = declared
    for namespace, declarations in orders.items():
        try:
            ordered(namespace, list(declarations), declarations, ())
        except OrderCycle as error:
            first = next(
                each for each in project.declared if (each.namespace, each.name) == (namespace, error.names[0])
            )
            circle = in_a_circle(error.names)
            yield StaticFinding(
                first.place, namespace, first.name, "order-cycle",
                f"what is declared of the order goes in a circle: {circle}; a host of these can't start\n"
                "cure: leave one of these steps out",
            )  # fmt: skip
