"""Each fault world: the host lives, every healthy plugin is there, the culprit is named; nothing else is said."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from tests.faults.running import run, unexpected, unsaid
from tests.faults.tables import worlds_of_clauses
from tests.faults.world import Clause, World
from tests.faults.worlds import WORLDS


@pytest.mark.parametrize("world", [each for each in WORLDS if each.available], ids=lambda world: world.id)
def test_a_host_survives_and_says_what_is_wrong(world: World, tmp_path: Path) -> None:
    """In these words, and in no others."""
    outcome = run(world, tmp_path)
    assert outcome.status == 0, outcome.told
    assert outcome.names == world.names
    assert outcome.greeted == world.needed
    assert unexpected(world, outcome) == []
    assert unsaid(world, outcome) == []


@pytest.mark.parametrize("world", WORLDS, ids=lambda world: world.id)
def test_a_sentence_names_distribution_entry_point_and_file(world: World) -> None:
    """Together, in one of the sentences; but for what no one can know."""
    together = [each for each in world.says if all(any(m in each for m in spellings) for spellings in world.marks)]
    assert together or not world.says


def test_every_world_is_another_one() -> None:
    """Each has its own name; there are at least 150; no clause is without one."""
    assert [name for name, times in Counter(each.id for each in WORLDS).items() if times > 1] == []
    assert len(WORLDS) >= 150
    assert {each.clause for each in WORLDS} == set(Clause)


def test_the_page_lists_all_worlds() -> None:
    """The last table of docs/faults.md is what ``python -m tests.faults --worlds`` prints."""
    page = (Path(__file__).parents[2] / "docs" / "faults.md").read_text(encoding="utf-8")
    assert page.rstrip().endswith("\n".join(worlds_of_clauses(WORLDS)))
