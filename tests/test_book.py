"""The documentation as a book: each page has one place in it, the pictures show what they are made of, nothing is lost."""

from __future__ import annotations

import posixpath
import re
import runpy
import tomllib
from pathlib import Path
from typing import get_args

import pytest

import longshore
from longshore.model import Status
from tests.test_docs import DOCS, ROOT, blocks_of

PICTURES = runpy.run_path(str(DOCS / "pictures.py"))
PAGES = {
    str(page.relative_to(DOCS).with_suffix(""))
    for page in DOCS.rglob("*.md")
    if "_build" not in page.parts and page.parent.name != "changelog"
}


def toctrees(page: str) -> list[list[str]]:
    """The pages that each table of contents of a page names, seen from the root of the documentation."""
    texts = [each.text for each in blocks_of(DOCS / f"{page}.md") if each.language == "{toctree}"]
    here = posixpath.dirname(page)
    return [[posixpath.join(here, line) for line in text.splitlines() if line and line[0] != ":"] for text in texts]


def test_each_page_has_one_place_in_the_book() -> None:
    """And the tables of contents name nothing else."""
    listed = [each for page in sorted(PAGES) for table in toctrees(page) for each in table]
    assert sorted(listed) == sorted(PAGES - {"index"})


def test_each_part_of_the_book_has_a_title_and_more_than_one_page() -> None:
    text = (DOCS / "index.md").read_text("utf-8")
    titles = re.findall(r"(?m)^:caption: ([A-Z][a-z ]+)$", text)
    assert titles == ["Start", "Hosts", "Plugin authors", "Operators", "Understanding", "Reference", "Contributors"]
    assert [len(table) > 1 for table in toctrees("index")] == [True] * len(titles)


@pytest.mark.parametrize("name", sorted(PICTURES["pictures"]()))
def test_a_picture_is_what_it_is_made_of(name: str) -> None:
    """`python docs/pictures.py` writes them."""
    assert (DOCS / "pictures" / name).read_text("utf-8") == PICTURES["pictures"]()[name]


def test_the_pictures_are_all_shown() -> None:
    shown = {
        found
        for page in PAGES
        for found in re.findall(r"pictures/(\w+\.svg)", (DOCS / f"{page}.md").read_text("utf-8"))
    }
    assert shown == {file.name for file in (DOCS / "pictures").iterdir()} == set(PICTURES["pictures"]())


def test_a_picture_has_the_colours_of_the_theme_only() -> None:
    """Its own would be right in light or in dark mode, not in both."""
    for name, text in PICTURES["pictures"]().items():
        assert not re.search(r"fill=|stroke=|#[0-9a-f]{3}", text), name
        classes = set(re.findall(r'class="(\w+)"', text))
        assert all(f".{each}" in (DOCS / "_static" / "docs.css").read_text("utf-8") for each in classes), name


def test_the_table_of_patterns_names_what_the_picture_knows(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("| system | discovery |\n|---|---|\n| Other | telepathy |\n", "utf-8")
    with pytest.raises(ValueError, match=r"\['telepathy'\]"):
        PICTURES["patterns"](PICTURES["table_of"](page, "system"))


def test_each_answer_of_the_picture_is_explained_and_given() -> None:
    text = (DOCS / "patterns.md").read_text("utf-8")
    explained, _, rest = text.partition("## Where real systems stand")
    table = PICTURES["table_of"](DOCS / "patterns.md", "system")
    for question, answers in PICTURES["ANSWERS"].items():
        for answer in answers:
            assert f"**{answer}**" in explained
            assert any(answer in row[question] for row in table.values())
    for system in table:
        noted = system.removesuffix("'s scheduler")
        assert re.search(rf"(?m)^.*{re.escape(noted)}.*\n: ", rest), f"there is no note about {system}"


def test_each_room_of_the_house_is_in_the_table_of_its_floors() -> None:
    text = (DOCS / "architecture.md").read_text("utf-8")
    table = text.partition("| floor | rooms |")[2].partition("\n\n")[0]
    rooms = {room for layer in PICTURES["layers"]() for room in layer}
    assert rooms <= {each.strip("/`") for each in re.findall(r"`\w+/?`", table)}


def test_the_changelog_has_every_fragment() -> None:
    """Also one that has been written since; the mark is where `conf.py` puts them."""
    conf = runpy.run_path(str(DOCS / "conf.py"))
    source = [(DOCS / "changelog.md").read_text("utf-8")]
    conf["gather"](type("App", (), {"srcdir": DOCS}), "changelog", source)
    files = list((DOCS / "changelog").glob("[0-9]*.md"))
    assert files
    for file in files:
        assert file.name.split(".")[1] in conf["KINDS"], file.name
        assert "- " + file.read_text("utf-8").strip().replace("\n", "\n  ") in source[0], file.name


def test_each_public_name_is_in_the_reference() -> None:
    text = (DOCS / "api.md").read_text("utf-8")
    assert set(longshore.__all__) <= set(re.findall(r"(?m)^\.\. \w+:?\w*:: (?:longshore\.)?(\w+)", text))


def test_only_pages_of_the_book_are_linked_from_the_readme() -> None:
    links = re.findall(r"\]\(docs/([\w/.-]+)\.md", (ROOT / "README.md").read_text("utf-8"))
    assert set(links) <= PAGES


def test_the_way_of_a_candidate_ends_in_each_outcome() -> None:
    table = PICTURES["table_of"](DOCS / "architecture.md", "station")
    ends = [each.strip("`") for row in table.values() for each in row["or it is"]]
    assert sorted([*ends, "loaded"]) == sorted(get_args(Status))
    drawn = re.findall(r'<text x="180" [^>]*>([\w-]+)<', PICTURES["pictures"]()["way.svg"])
    assert drawn == ends


def test_a_map_is_as_narrow_as_a_phone() -> None:
    """The chart of patterns has too many columns for that; a page scrolls it."""
    pictures = PICTURES["pictures"]()
    narrow = {name for name, text in pictures.items() if int(re.findall(r"min-width: (\d+)px", text)[0]) < 343}
    assert narrow == pictures.keys() - {"patterns.svg"}


def test_the_parts_of_the_map_are_those_that_the_contract_has() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    [layers] = [each["layers"] for each in contracts if each["type"] == "layers"]
    boxes = re.findall(r'class="room">(\w+)<', PICTURES["pictures"]()["layers.svg"])
    assert boxes == [room for layer in layers for room in layer.split(" | ")]
