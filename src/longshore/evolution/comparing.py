"""What a change of an API breaks, type by type, for those who implement it and for those who call it."""

from __future__ import annotations

from collections.abc import Iterator

from longshore.conformance.examination import Examination
from longshore.conformance.relation.compare import nearest_overload
from longshore.conformance.signatures import of_form
from longshore.evolution.asked import asked_changes
from longshore.evolution.hurting import Directed, Role, of_findings, of_verdict
from longshore.evolution.mentions import directions, named_by
from longshore.evolution.pairs import Pair
from longshore.evolution.wording import short
from longshore.evolution.worlds import World
from longshore.model.evolution import ApiChange, ApiDiff, ApiShape, Hurt


def compare(old: ApiShape, new: ApiShape) -> ApiDiff:
    """What a change of an API breaks.

    Each type that both shapes have by the same full name is compared with itself: an implementation of the old one
    against the new one, and the other way round. Names of such types mean the same on both sides.

    Args:
        old: what plugins and callers were written for.
        new: what the host asks for and gives now.
    """
    now = World(new, {})
    shared = {name: made for name, made in now.own.items() if name in old.types}
    both_types = old.api in old.types and new.api in new.types
    if both_types:
        shared[old.api] = now.own[new.api]
    before = World(old, shared)
    found: list[ApiChange] = []
    ways = directions(old, new)
    if both_types:
        directed = Directed({1, *ways.get(new.api, ())})
        found += Pair(before, now, (old.api, new.api), directed, is_api=True).changes()
    elif old.api != new.api:
        hurts = tuple(_of_expressions(before, now))
        found.append(ApiChange("", "", short(old.api), short(new.api), hurts))
    for name, each in ways.items():
        if not (both_types and name in {old.api, new.api}):
            found += Pair(before, now, (name, name), Directed(each), is_api=name in named_by(new.api)).changes()
    found += asked_changes(before, now)
    return ApiDiff(old.reference, new.reference, tuple(found))


def _of_expressions(before: World, now: World) -> Iterator[Hurt]:
    """An API that is no class of its own: a ``Callable``, a union, ``type[X]``."""
    judge = Examination().judge
    texts = before.shape.api, now.shape.api
    forms = before.form(texts[0]), now.form(texts[1])
    ways: list[tuple[Role, int, int]] = [("make", 0, 1), ("use", 1, 0)]
    for role, given, wanted in ways:
        sides = Directed({1}).sides(role)
        asked, has = of_form(forms[wanted]), of_form(forms[given])
        if asked is not None and has is not None:
            yield from of_findings(nearest_overload((asked,), (has,), "", by_name=False, judge=judge), sides, role)
        else:
            verdict = judge.assignable(forms[given], forms[wanted])
            yield from of_verdict(verdict, sides, role, "wrong-kind", (texts[wanted], texts[given]))
