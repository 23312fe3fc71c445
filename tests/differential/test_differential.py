"""The check against mypy and pyright, on freshly generated pairs of an API and an implementation."""

from __future__ import annotations

import sys

import pytest

from .generator import pairs
from .judging import judged
from .tables import agreement, confusion

pytestmark = pytest.mark.checkers

SEED = 20
PAIRS = 400


@pytest.fixture(scope="module")
def cases(tmp_path_factory):
    """All that mypy, pyright and longshore say of some pairs."""
    path = list(sys.path)
    found = judged(pairs(SEED, PAIRS), tmp_path_factory.mktemp("pairs"), others=False)
    sys.path[:] = path
    return found


@pytest.fixture(scope="module")
def annotated(cases):
    """The pairs that hide nothing: no missing annotation, no C function, no name for type checkers alone."""
    return [each for each in cases if "untold" not in each.pair.features]


def names(cases):
    """What the cases are called."""
    return [each.pair.name for each in cases]


def stories(cases):
    """What was said of the first few, for the message of a failed test."""
    return f"{len(cases)} pairs\n" + "\n".join(each.story() for each in cases[:5])


def test_the_pairs_tell_something(cases):
    """Nearly all have errors nowhere but where they are asked about, and both labels are common."""
    invalid = [each for each in cases if not each.valid]
    assert len(invalid) <= 0.02 * PAIRS, stories(invalid)
    assert 0.35 < sum(each.accepts == 2 for each in cases) / PAIRS < 0.65


def test_the_table_counts_each_pair_once(cases):
    """But for those that are invalid, or that the run time decides."""
    both_accept, both_refuse, mypy, pyright = [
        [int(cell) for cell in row.split("|")[2:-1]] for row in confusion(cases).splitlines()[-4:]
    ]
    counted = [each for each in cases if each.valid and not each.by_design]
    assert sum(both_accept + both_refuse + mypy + pyright) == len(counted)
    assert both_refuse[-1] == sum(each.refused and each.accepts == 0 for each in counted)
    assert sum(mypy) == sum(each.accepts == 1 and each.pyright.accepted for each in counted)


def test_the_check_never_raises(cases):
    """Whatever the pair, there is a report."""
    raised = [each for each in cases if each.verdict.raised]
    assert names(raised) == [], stories(raised)


def test_there_is_no_false_alarm(cases):
    """What both accept is no error, but for what is certain at run time."""
    alarms = [each for each in cases if each.kind == "false alarm"]
    assert names(alarms) == [], stories(alarms)


def test_there_is_hardly_an_error_where_one_accepts(cases):
    """At most one error in a thousand pairs is one that only one of the type checkers sees."""
    alarms = [each for each in cases if each.kind == "disputed alarm"]
    assert len(alarms) <= 0.001 * PAIRS, stories(alarms)


def test_the_check_agrees_where_both_agree(annotated):
    """On pairs that hide nothing the verdict is that of both, in 99.5 of a hundred."""
    misses = [each for each in annotated if each.kind == "miss"]
    assert agreement(annotated) >= 99.5, stories(misses)


def test_hardly_anything_annotated_is_unverified(annotated):
    """At most three in a hundred fully annotated pairs have an unverified finding."""
    untold = [each for each in annotated if each.verdict.unverified]
    assert len(untold) < 0.03 * len(annotated), stories(untold)
