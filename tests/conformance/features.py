"""The features that the golden pairs show: ``features.toml`` as a page of the docs."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "features.md"
SPECIFICATION = "https://typing.readthedocs.io/en/latest/spec"
CHAPTERS = {
    "aliases": "Type aliases",
    "annotations": "Type annotations",
    "callables": "Callables",
    "class-compat": "Class type assignability",
    "concepts": "Type system concepts",
    "constructors": "Constructors",
    "dataclasses": "Dataclasses",
    "enums": "Enumerations",
    "generics": "Generics",
    "literal": "Literals",
    "namedtuples": "Named tuples",
    "narrowing": "Type narrowing",
    "overload": "Overloads",
    "protocol": "Protocols",
    "qualifiers": "Type qualifiers",
    "special-types": "Special types in annotations",
    "tuples": "Tuples",
    "typeddict": "Typed dictionaries",
    "": "–",
}
"""The chapters of the typing specification, by their page."""

INTRODUCTION = """\
# What is compared

Each feature below has golden pairs: two small plugins of one API that differ in nothing else, one that the check accepts
and one that it does not, with the whole text of the report. `return-type/tuple_length` stands for the files
`good_tuple_length.py`, `bad_tuple_length.py` and `bad_tuple_length.txt` in `tests/conformance/cases/return-type/` (in
`cases312/` for syntax of Python 3.12); the word in front of the slash is [the code](codes/index.md) that the bad one has.

mypy and pyright are run over every file. Both accept the good ones. Where both refuse a bad one it has an error, where
one does at least a warning, but for the exceptions that `tests/conformance/test_agreement.py` lists with their reason:
what is certain at run time, and what can't be told there.

| feature | chapter of the typing specification | pairs |
|---|---|---|
"""


@dataclass(frozen=True)
class Feature:
    """A row of the page.

    Attributes:
        title: what it is called there, in Markdown.
        chapter: the page of the typing specification, ``""`` for what is not in it.
        cases: the pairs, as ``code/name``.
    """

    title: str
    chapter: str
    cases: tuple[str, ...]

    def row(self) -> str:
        """The line of the table."""
        title = CHAPTERS[self.chapter]
        chapter = f"[{title}]({SPECIFICATION}/{self.chapter}.html)" if self.chapter else title
        return f"| {self.title} | {chapter} | {', '.join(f'`{case}`' for case in self.cases)} |\n"


def features() -> Iterator[Feature]:
    """All features, in the order of the page."""
    text = (HERE / "features.toml").read_text(encoding="utf-8")
    for each in tomllib.loads(text)["feature"]:
        yield Feature(each["title"], each["chapter"], tuple(each["cases"]))


def page() -> str:
    """The text of the page."""
    return INTRODUCTION + "".join(feature.row() for feature in features())


def main() -> None:
    """Write the page anew: ``python tests/conformance/features.py``."""
    PAGE.write_text(page(), encoding="utf-8")


if __name__ == "__main__":
    main()
