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
NARROW = 340  # that of a page on a phone
LINE, HIGH, LEFT = 34, 26, 58  # of a room: from one line to the next, its height, where the first one stands
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
    architecture = DOCS / "architecture.md"
    return {
        "patterns.svg": patterns(table_of(DOCS / "patterns.md", "system")),
        "layers.svg": house(layers(), floors(architecture)),
        "way.svg": way(table_of(architecture, "station")),
    }


def table_of(page: Path, first: str) -> dict[str, dict[str, list[str]]]:
    """Of each row what it says in each column, from the table of the page whose first column is so called."""
    lines = iter(page.read_text("utf-8").splitlines())
    head = cells(next(line for line in lines if line.startswith(f"| {first} |")))
    next(lines)
    found: dict[str, dict[str, list[str]]] = {}
    for line in lines:
        if not line.startswith("|"):
            break
        row, *answers = cells(line)
        found[row] = {asked: said.split(", ") for asked, said in zip(head[1:], answers, strict=True)}
    return found


def cells(line: str) -> list[str]:
    """The cells of a row."""
    return [each.strip() for each in line.strip("|").split("|")]


def layers() -> list[list[str]]:
    """The layers of the import contract, from the roof down; a layer's rooms do not import each other."""
    contracts = tomllib.loads((DOCS.parent / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    [contract] = [each for each in contracts if each["type"] == "layers"]
    return [re.split(r" *\| *", layer) for layer in contract["layers"]]


def floors(page: Path) -> dict[str, str]:
    """The name of each room's floor, from the table of the page that begins with `| floor | rooms |`."""
    table = table_of(page, "floor")
    return {room.strip("`/"): floor for floor, row in table.items() for room in row["rooms"]}


def picture(width: int, height: int, title: str, shapes: Iterator[str]) -> str:
    """An SVG that can be scrolled sideways where the page is narrower; one line for each shape."""
    widest = WIDTH if width == WIDTH else width * 5 // 4
    head = f'<svg viewBox="0 0 {width} {height}" style="min-width: {width * 9 // 10}px; max-width: {widest}px"'
    lines = ['<div class="picture" tabindex="0">', f'{head} role="img" aria-label="{escape(title)}">']
    return "\n".join([*lines, *shapes, "</svg>", "</div>", ""])


def text(x: float, y: float, words: str, more: str = "") -> str:
    """Words, beginning at a place."""
    return f'<text x="{x:g}" y="{y:g}"{more and " " + more}>{escape(words)}</text>'


def patterns(systems: Mapping[str, Mapping[str, Sequence[str]]]) -> str:
    """A dot for each answer of each system."""
    title = "Answers of real plugin systems: the dots of each row are the cells of the table below"
    return picture(WIDTH, TOP + ROW * len(systems) + 4, title, _dots(systems))


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


def house(layers: Sequence[Sequence[str]], floors: Mapping[str, str]) -> str:
    """Boxes for the rooms of each layer, the roof on top; they begin at the left, and go on in a further line."""
    title = "The layers of the import contract, the roof on top: imports go downwards only"
    lines = sum(len(list(lines_of(rooms))) for rooms in layers)
    return picture(NARROW, 8 + LINE * lines + 6 * len(layers), title, _rooms(layers, floors))


def lines_of(rooms: Sequence[str]) -> Iterator[list[tuple[str, int, int]]]:
    """The rooms of a layer line by line, each with its place and its width."""
    line: list[tuple[str, int, int]] = []
    x = LEFT
    for room in rooms:
        width = 14 + len(room) * 15 // 2
        if x + width > NARROW:
            yield line
            line, x = [], LEFT
        line.append((room, x, width))
        x += width + 6
    yield line


def _rooms(layers: Sequence[Sequence[str]], floors: Mapping[str, str]) -> Iterator[str]:
    y, above = 6, ""
    for rooms in layers:
        floor = floors[rooms[0]]
        if floor != above:
            yield text(24, y + 18, floor, 'class="head"')
        above = floor
        for line in lines_of(rooms):
            for room, x, width in line:
                yield f'<rect x="{x}" y="{y}" width="{width}" height="{HIGH}" rx="5" class="box"/>'
                yield text(x + 7, y + 18, room, 'class="room"')
            y += LINE
        y += 6
    yield from arrow(10, 10, y - 12)
    yield text(0, 0, "imports", f'transform="translate(7 {y // 2 + 24}) rotate(-90)" class="small"')


def arrow(x: int, top: int, bottom: int) -> Iterator[str]:
    """An arrow downwards."""
    yield f'<line x1="{x}" y1="{top}" x2="{x}" y2="{bottom - 8}" class="arrow"/>'
    yield f'<path d="M {x - 5} {bottom - 8} L {x} {bottom} L {x + 5} {bottom - 8} z" class="tip"/>'


def way(stations: Mapping[str, Mapping[str, Sequence[str]]]) -> str:
    """A box for each station, from the top down, and at its right what a candidate becomes that goes no further."""
    title = "The way of a candidate: find, decide, read what it declares, load, call, check, accept"
    height = sum(_height(row) for row in stations.values()) + HIGH + 4
    return picture(NARROW, height, title, _stations(stations))


def _height(row: Mapping[str, Sequence[str]]) -> int:
    return max(HIGH, 17 * len(row["or it is"])) + 22


def _stations(stations: Mapping[str, Mapping[str, Sequence[str]]]) -> Iterator[str]:
    y = 2
    for station, row in stations.items():
        yield f'<rect x="2" y="{y}" width="140" height="{HIGH}" rx="5" class="box"/>'
        yield text(10, y + 18, station, 'class="head"')
        yield f'<line x1="144" y1="{y + 13}" x2="164" y2="{y + 13}" class="arrow"/>'
        yield f'<path d="M 164 {y + 8} L 172 {y + 13} L 164 {y + 18} z" class="tip"/>'
        for line, status in enumerate(row["or it is"]):
            yield text(180, y + 18 + 17 * line, status.strip("`"))
        yield from arrow(24, y + HIGH + 2, y + _height(row) - 2)
        y += _height(row)
    yield f'<rect x="2" y="{y}" width="140" height="{HIGH}" rx="5" class="box"/>'
    yield text(10, y + 18, "loaded")


if __name__ == "__main__":
    main()
