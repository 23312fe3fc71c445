"""The list of features in the docs names every golden pair, once."""

from __future__ import annotations

from collections import Counter

from tests.conformance import features, golden


def test_every_pair_shows_one_feature():
    """Every golden pair is named by one feature, and every named pair is there, those of newer Pythons included."""
    files = golden.case_files([golden.CASES, *golden.NEWER_CASES.values()])
    pairs = {f"{path.parent.name}/{path.stem.partition('_')[2]}" for path in files}
    named = Counter(case for feature in features.features() for case in feature.cases)
    assert named == Counter(pairs)


def test_the_features_are_told_apart():
    """No title stands twice, and no feature is without a pair."""
    every = list(features.features())
    assert len({feature.title for feature in every}) == len(every)
    assert all(feature.cases for feature in every)


def test_the_page_is_up_to_date():
    """The page in the docs is what the list says now."""
    assert features.PAGE.read_text(encoding="utf-8") == features.page()
