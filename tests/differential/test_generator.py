"""The generator of pairs: it is reproducible, shows every feature, and what it writes can be imported and checked."""

from __future__ import annotations

import sys
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from longshore import check

from .features import FEATURES, NEWER
from .generator import pair, pairs
from .verdicts import imported, question

SEED = 7


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A folder for modules; what was imported from it is forgotten afterwards."""
    made = tmp_path_factory.mktemp("pairs")
    path, modules = list(sys.path), set(sys.modules)
    yield made
    sys.path[:] = path
    for name in set(sys.modules) - modules:
        if name.startswith("pair_"):
            del sys.modules[name]


def test_a_pair_is_told_by_its_seed_and_number():
    """The same seed and number give the same pair, whatever was drawn before; others give others."""
    first = pairs(SEED, 50)

    assert [pair(SEED, index) for index in reversed(range(50))] == first[::-1]
    assert len({each.text for each in first}) > 45
    assert not {each.text for each in first} & {pair(SEED + 1, index).text for index in range(50)}


def test_every_feature_is_shown_by_each_hundredth_pair():
    """Of three thousand pairs at least thirty show each feature."""
    counts = Counter(feature for each in pairs(SEED, 3000) for feature in each.features)
    assert {name: counts[name] for name in FEATURES if counts[name] < 30} == {}


def test_newer_grammar_is_shown_where_there_is_one():
    """Pairs for Python 3.12 show its grammar as often; for 3.11 there are none of them."""
    newer = Counter(feature for index in range(3000) for feature in pair(SEED, index, newer=True).features)
    older = Counter(feature for index in range(300) for feature in pair(SEED, index, newer=False).features)

    assert {name: newer[name] for name in NEWER if newer[name] < 30} == {}
    assert {name for name in NEWER if older[name]} == set()


def twice_checked(one, folder):
    """Write, import and check a pair twice; the findings of both."""
    (folder / f"{one.name}.py").write_text(one.text, encoding="utf-8")
    if one.companion:
        (folder / f"{one.name}_plugin.py").write_text(one.companion, encoding="utf-8")
    plugin, api = question(imported(one, folder))
    reports = [check(plugin, api) for _ in range(2)]
    return [[repr_of(each) for each in report.findings + report.unverified] for report in reports]


def repr_of(finding):
    """A finding as text."""
    return (finding.code, finding.severity, finding.path, finding.expected, finding.actual, str(finding.location))


def test_pairs_can_be_imported_and_checked(folder):
    """A check answers for each of three hundred pairs, and answers the same again."""
    for one in pairs(SEED, 300):
        first, again = twice_checked(one, folder)
        assert first == again, one.text


@settings(max_examples=100, deadline=None)
@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_any_pair_can_be_imported_and_checked(folder, seed, index):
    """A check answers for pairs of any seed and number."""
    one = pair(seed, index)
    first, again = twice_checked(one, folder)
    assert first == again, one.text
