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


def picture(width: int, height: int, title: str, shapes: Iterator[str]) -> str:
    """An SVG that can be scrolled sideways where the page is narrower; one line for each shape."""
    head = f'<svg viewBox="0 0 {width} {height}" style="min-width: {width * 3 // 4}px; max-width: {width}px"'
    lines = ['<div class="picture" tabindex="0">', f'{head} role="img" aria-label="{escape(title)}">']
    return "\n".join([*lines, *shapes, "</svg>", "</div>", ""])


def text(x: float, y: float, words: str, more: str = "") -> str:
    """Words, beginning at a place."""
    return f'<text x="{x:g}" y="{y:g}"{more and " " + more}>{escape(words)}</text>'


def patterns(systems: Mapping[str, Mapping[str, Sequence[str]]]) -> str:
    """A dot for each answer of each system."""
    title = "Answers of real plugin systems: the dots of each row are the cells of the table below"
    return picture(900, 160 + 24 * len(systems), title, _dots(systems))


def _dots(systems: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[str]:
    unknown = {each for row in systems.values() for asked, said in row.items() for each in {*said} - {*ANSWERS[asked]}}
    if unknown:
        raise ValueError(f"the table has answers that the picture does not know: {sorted(unknown)}")
    top, bottom = 146, 146 + 24 * len(systems)
    for number, system in enumerate(systems):
        y = top + 24 * number
        shade = ' class="shade"' if number % 2 == 0 else ' class="clear"'
        yield f'<rect x="0" y="{y}" width="900" height="24"{shade}/>'
        yield text(8, y + 16.5, system)
    x = 165.0
    for asked, answers in ANSWERS.items():
        yield f'<line x1="{x:g}" y1="8" x2="{x:g}" y2="{bottom}"/>'
        yield text(x + 8, 22, asked, 'class="head"')
        for answer in answers:
            middle = x + 20
            yield text(middle + 5, top - 8, answer, f'transform="rotate(-60 {middle + 5:g} {top - 8})"')
            for number, row in enumerate(systems.values()):
                if answer in row[asked]:
                    yield f'<circle cx="{middle:g}" cy="{top + 24 * number + 12}" r="6"/>'
            x += 40


def house(floors: Sequence[Sequence[str]]) -> str:
    """A row of boxes for each layer, the roof on top."""
    return picture(900, 8 + 58 * len(floors), "The layers of the import contract: imports go downwards only", _boxes(floors))


def _boxes(floors: Sequence[Sequence[str]]) -> Iterator[str]:
    bottom = 58 * len(floors) - 6
    yield f'<line x1="20" y1="12" x2="20" y2="{bottom}" class="arrow"/>'
    yield f'<path d="M 13 {bottom - 8} L 20 {bottom + 2} L 27 {bottom - 8} z" class="tip"/>'
    yield text(0, 0, "imports", f'transform="translate(13 {bottom // 2 + 26}) rotate(-90)" class="small"')
    for number, rooms in enumerate(floors):
        y, width = 8 + 58 * number, 852 / len(rooms)
        for place, room in enumerate(rooms):
            x = 42 + place * width
            yield f'<rect x="{x:g}" y="{y}" width="{width - 8:g}" height="42" rx="5" class="box"/>'
            yield text(x + (width - 8) / 2, y + 26, room, 'text-anchor="middle"')


if __name__ == "__main__":
    main()
