"""``longshore why``: each way in which a plugin can fail to appear ends in a sentence of its own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import get_args

import pytest

from longshore.model.inspection import WhyCode
from tests.inspection.support import NAMESPACE, Place
from tests.inspection.worlds import WORLDS, Environment, table

PAGE = Path(__file__).parents[2] / "docs" / "operators.md"


@pytest.mark.parametrize("name", WORLDS)
def test_the_story_ends_in_a_sentence_that_says_what_to_do(name: str, tmp_path: Path) -> None:
    world = WORLDS[name]
    made = Environment(tmp_path)
    world.build(made)
    done = made.ran(world.namespace, world.asked, "--format", "json")
    told = json.loads(done.stdout)
    assert (made.shown(told["sentence"]), told["code"]) == (world.sentence, world.code), done.stdout
    assert done.returncode == (0 if world.code in {"loaded", "path-only"} else 1)


def test_each_code_has_a_world_and_its_row() -> None:
    assert {each.code for each in WORLDS.values()} == set(get_args(WhyCode))
    assert len({each.sentence for each in WORLDS.values()}) > 30
    assert table() in PAGE.read_text("utf-8")


def test_the_whole_story(tmp_path: Path) -> None:
    made = Environment(tmp_path)
    source = (
        "print('hello')\nimport warnings\nclass G:\n    def greet(self, nam: str) -> str: return nam\ngreeter = G()\n"
    )
    info = made.site.greeter("shout", source)
    made.editable(info, made.folder / "project")
    done = made.ran(NAMESPACE, "shout")
    story = made.shown(done.stdout)
    assert done.returncode == 0
    lines = [each.strip() for each in story.splitlines()]
    assert lines[0] == f"looked for 'shout' of '{NAMESPACE}', with python"
    assert "site-packages: 2 distributions, 1 of them in question: shout" in lines
    assert f"names in '{NAMESPACE}': 'shout'" in lines
    assert "target: module_of_shout:greeter" in lines
    assert "distribution: shout-dist 1.0, in site-packages" in lines
    assert "editable: its project is project" in lines
    assert "outcome: loaded" in lines
    assert "compared with: Greeter" in lines
    assert "loading it wrote to sys.stdout: 'hello\\n'" in lines
    assert any(each.startswith("the check says: warning") for each in lines)
    assert re.search(r"imported in: \d+\.\d ms", story)


def test_the_story_of_what_is_elsewhere_and_of_two(tmp_path: Path) -> None:
    made = Environment(tmp_path)
    WORLDS["another environment"].build(made)
    assert "found in other environments\n  other/env: module_of_shout:greeter of shout-dist 1.0" in made.shown(
        made.ran(NAMESPACE, "shout").stdout
    )
    WORLDS["twice"].build(made)
    story = made.ran(NAMESPACE, "shout").stdout
    assert "found (1 of 2)" in story
    assert "odd: " in story


def test_only_what_to_do(place: Place) -> None:
    """Also where no Python is on the PATH."""
    done = place.run("why", NAMESPACE, "goood", "--short", settings={"PATH": "/nowhere"})
    assert done.stdout == f"Ask for 'good': '{NAMESPACE}' has no 'goood', but it has that.\n"
    assert done.returncode == 1


def test_an_unusable_interpreter(place: Place) -> None:
    done = place.run("why", NAMESPACE, "good", "--python", "/nothing")
    assert done.returncode == 2
    assert done.stderr.startswith("longshore why: /nothing can't be asked")


def test_a_project_that_can_not_be_read_is_no_reason(place: Place, tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_bytes(b"\xff")
    assert place.run("why", NAMESPACE, "shout", cwd=tmp_path).stdout.splitlines()[-1].startswith("Install the distrib")


def test_metadata_without_entry_points_is_no_damage(place: Place) -> None:
    info = place.install("plain", None)
    (info / "RECORD").write_text("plain.py,,\n")
    assert place.run("why", NAMESPACE, "shout").stdout.splitlines()[-1].startswith("Install the distribution")
