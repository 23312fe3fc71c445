"""The pictures of these pages, made of what they show: `python docs/pictures.py` writes them, a test compares them.

They are put into the pages as text, so that their colours are those of the theme, in dark mode too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

DOCS = Path(__file__).parent
PICTURES = DOCS / "pictures"
WIDTH = 740  # that of a page on a desktop
TOP, ROW = 124, 24  # of the table: its first row, and the height of each
FLOOR = 46
ANSWERS = {
    "discovery": ["files", "references", "entry points"],
    "enabling": ["listed", "installed", "itself"],
    "importing": ["own code", "library"],
    "integration": ["fine", "coarse", "inspected", "registers"],
    "API enforcement": ["convention", "base class", "interface"],
    "invocation": ["driver", "dispatch", "iteration"],
}


def main() -> None:
    """Write all of them."""
    for name, text in pictures().items():
        (PICTURES / name).write_text(text, "utf-8")


def pictures() -> dict[str, str]:
    """Each picture, by the name of its file."""
    return {"patterns.svg": patterns(table_of(DOCS / "patterns.md")), "layers.svg": house(layers())}


def table_of(page: Path) -> dict[str, dict[str, list[str]]]:
    """Of each system its answers to each question, from the table of the page that begins with `| system |`."""
    lines = iter(page.read_text("utf-8").splitlines())
    head = cells(next(line for line in lines if line.startswith("| system |")))
    next(lines)
    found: dict[str, dict[str, list[str]]] = {}
    for line in lines:
        if not line.startswith("|"):
            break
        system, *answers = cells(line)
        found[system] = {asked: said.split(", ") for asked, said in zip(head[1:], answers, strict=True)}
    return found


def cells(line: str) -> list[str]:
    """The cells of a row."""
    return [each.strip() for each in line.strip("|").split("|")]


def layers() -> list[list[str]]:
    """The layers of the import contract, from the roof down; a layer's rooms do not import each other."""
    contracts = tomllib.loads((DOCS.parent / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    [contract] = [each for each in contracts if each["type"] == "layers"]
    return [re.split(r" *\| *", layer) for layer in contract["layers"]]


def picture(height: int, title: str, shapes: Iterator[str]) -> str:
    """An SVG that can be scrolled sideways where the page is narrower; one line for each shape."""
    head = f'<svg viewBox="0 0 {WIDTH} {height}" style="min-width: {WIDTH * 9 // 10}px; max-width: {WIDTH}px"'
    lines = ['<div class="picture" tabindex="0">', f'{head} role="img" aria-label="{escape(title)}">']
    return "\n".join([*lines, *shapes, "</svg>", "</div>", ""])


def text(x: float, y: float, words: str, more: str = "") -> str:
    """Words, beginning at a place."""
    return f'<text x="{x:g}" y="{y:g}"{more and " " + more}>{escape(words)}</text>'


def patterns(systems: Mapping[str, Mapping[str, Sequence[str]]]) -> str:
    """A dot for each answer of each system."""
    title = "Answers of real plugin systems: the dots of each row are the cells of the table below"
    return picture(TOP + ROW * len(systems) + 4, title, _dots(systems))


def _dots(systems: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[str]:
    unknown = {each for row in systems.values() for asked, said in row.items() for each in {*said} - {*ANSWERS[asked]}}
    if unknown:
        raise ValueError(f"the table has answers that the picture does not know: {sorted(unknown)}")
    bottom = TOP + ROW * len(systems)
    for number, system in enumerate(systems):
        y = TOP + ROW * number
        yield f'<rect x="0" y="{y}" width="{WIDTH}" height="{ROW}" class="{"clear" if number % 2 else "shade"}"/>'
        yield text(6, y + 16, system)
    x = 134
    for asked, answers in ANSWERS.items():
        yield f'<line x1="{x}" y1="6" x2="{x}" y2="{bottom}"/>'
        for line, word in enumerate(asked.split()):
            yield text(x + 4, 18 + 16 * line, word, 'class="head"')
        for answer in answers:
            middle = x + 17
            yield text(0, 0, answer, f'transform="translate({middle + 4} {TOP - 8}) rotate(-90)"')
            for number, row in enumerate(systems.values()):
                if answer in row[asked]:
                    yield f'<circle cx="{middle}" cy="{TOP + ROW * number + ROW // 2}" r="6"/>'
            x += 33
    yield f'<line x1="{x}" y1="6" x2="{x}" y2="{bottom}"/>'


def house(floors: Sequence[Sequence[str]]) -> str:
    """A row of boxes for each layer, the roof on top."""
    title = "The layers of the import contract, the roof on top: imports go downwards only"
    return picture(8 + FLOOR * len(floors), title, _boxes(floors))


def _boxes(floors: Sequence[Sequence[str]]) -> Iterator[str]:
    bottom = FLOOR * len(floors) - 6
    yield f'<line x1="20" y1="12" x2="20" y2="{bottom}" class="arrow"/>'
    yield f'<path d="M 14 {bottom - 8} L 20 {bottom + 2} L 26 {bottom - 8} z" class="tip"/>'
    yield text(0, 0, "imports", f'transform="translate(12 {bottom // 2 + 24}) rotate(-90)" class="small"')
    for number, rooms in enumerate(floors):
        y, width = 8 + FLOOR * number, (WIDTH - 36) / len(rooms)
        for place, room in enumerate(rooms):
            x = 40 + place * width
            yield f'<rect x="{x:g}" y="{y}" width="{width - 8:g}" height="{FLOOR - 12}" rx="5" class="box"/>'
            yield text(x + (width - 8) / 2, y + 22, room, 'text-anchor="middle"')


if __name__ == "__main__":
    main()
