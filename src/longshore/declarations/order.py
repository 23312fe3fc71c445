"""Puts candidates in order: by names that the host gives, then as they declare it; stable where nothing is said."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from heapq import heapify, heappop, heappush

from longshore.declarations import Declared
from longshore.model import Candidate

Key = tuple[int, int]


def ordered(
    namespace: str, candidates: Sequence[Candidate], declared: Mapping[Candidate, Declared], names: Sequence[str]
) -> list[Candidate]:
    """The candidates in order.

    Args:
        namespace: whose they are.
        candidates: in the order of discovery, which stays where nothing else is said.
        declared: what they have declared.
        names: those that come first, in this order, whatever is declared of them.

    Raises:
        OrderCycle: what is declared goes in a circle.
    """
    rank = {name: place for place, name in enumerate(dict.fromkeys(names))}
    first = sorted((each for each in candidates if each.name in rank), key=lambda each: rank[each.name])
    others = [each for each in candidates if each.name not in rank]
    after = _successors(others, declared)
    return first + [others[place] for place in _sorted(namespace, others, after, declared)]


def _successors(candidates: Sequence[Candidate], declared: Mapping[Candidate, Declared]) -> list[list[int]]:
    """For each place, those that come after it; names that nobody has mean nothing."""
    places: dict[str, list[int]] = {}
    for place, each in enumerate(candidates):
        places.setdefault(each.name, []).append(place)
    after: list[list[int]] = [[] for _ in candidates]
    for place, each in enumerate(candidates):
        said = declared.get(each)
        if said is not None:
            after[place] += [other for name in said.before for other in places.get(name, ()) if other != place]
            for name in said.after:
                for other in places.get(name, ()):
                    if other != place:
                        after[other].append(place)
    return after


def _sorted(
    namespace: str, candidates: Sequence[Candidate], after: list[list[int]], declared: Mapping[Candidate, Declared]
) -> list[int]:
    waiting = [0] * len(candidates)
    for places in after:
        for place in places:
            waiting[place] += 1
    keys = _keys(candidates, after, declared)
    ready = [(keys[place], place) for place, count in enumerate(waiting) if not count]
    heapify(ready)
    done: list[int] = []
    while ready:
        _, place = heappop(ready)
        done.append(place)
        for other in after[place]:
            waiting[other] -= 1
            if not waiting[other]:
                heappush(ready, (keys[other], other))
    if len(done) < len(candidates):
        circle = _circle(after, {place for place, count in enumerate(waiting) if count})
        steps = zip(circle, [*circle[1:], circle[0]], strict=True)
        from longshore.rendering.declarations import cycle  # late: to explain

        raise cycle(namespace, [(candidates[one], candidates[other]) for one, other in steps])
    return done


def _keys(candidates: Sequence[Candidate], after: list[list[int]], declared: Mapping[Candidate, Declared]) -> list[Key]:
    """Where each would stand: first or last, then as discovered. What has to go before another is as urgent as that."""
    positions = [declared[each].position if each in declared else 0 for each in candidates]
    keys = [(position, place) for place, position in enumerate(positions)]
    before: list[list[int]] = [[] for _ in candidates]
    for place, others in enumerate(after):
        for other in others:
            before[other].append(place)
    urgent = sorted(range(len(candidates)), key=keys.__getitem__)
    for place in urgent:
        pending = list(before[place])
        while pending:
            other = pending.pop()
            if keys[other] > keys[place]:
                keys[other] = keys[place]
                pending += before[other]
    return keys


def _circle(after: list[list[int]], left: set[int]) -> list[int]:
    """A circle among the places that could not be put in order."""
    before: dict[int, int] = {}
    for place in sorted(left):
        for other in after[place]:  # which waits for this one, and so is left as well
            before.setdefault(other, place)
    path = [min(left)]
    while path[-1] in before and before[path[-1]] not in path:
        path.append(before[path[-1]])
    start = path.index(before[path[-1]])
    circle = path[start:][::-1]
    turn = circle.index(min(circle))
    return circle[turn:] + circle[:turn]
