"""Hosts, namespaces, plugins and distributions as a picture: an SVG graph of four columns."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape

from longshore.model.inspection import Inspection
from longshore.rendering.inspection import InspectionData, PluginData, inspection_data
from longshore.rendering.safe import bounded

ROW = 26
_TOP = 40
_COLUMNS = (10, 250, 520, 790)
_WIDTH = 1030
_BOX = 220
_LONGEST = 28
_LABELLED = 'aria-labelledby="picture-title picture-text" role="group"'
MARKS: Mapping[str, tuple[str, str]] = {
    "loaded": ("good", "\u2713"),
    "not-loaded": ("quiet", "\u2013"),
    "refused": ("quiet", "\u2298"),
    "shadowed": ("quiet", "\u25cc"),
}
"""The class and the sign of an outcome; a failure has another one."""
FAILED = ("bad", "\u2717")


def shown(text: str) -> str:
    """Any foreign text as HTML: bounded, control characters written out, nothing in it markup.

    Args:
        text: any text.
    """
    return escape(bounded(text), quote=True)


def _label(text: str) -> str:
    """A text that fits into a box."""
    return shown(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}\u2026")


def picture(found: Inspection) -> str:
    """The graph as an ``svg`` element; plugins are links to the elements ``p0``, ``p1`` and so on.

    Args:
        found: what was inspected.
    """
    told = inspection_data(found)
    plugins = told["plugins"]
    hosts = {each["namespace"]: each["host"] for each in told["apis"]}
    rows = range(len(plugins))
    spaces = _placed(told["namespaces"], [(each["namespace"], row) for row, each in enumerate(plugins)])
    columns = [
        _placed([*hosts.values()], [(host, spaces[each]) for each, host in hosts.items()]),
        spaces,
        {str(row): row for row in rows},
        _placed([*map(owner, plugins)], [(owner(each), row) for row, each in enumerate(plugins)]),
    ]
    height = _TOP + ROW * (1 + max([0, *(row for each in columns for row in each.values())])) + 10
    parts = [
        f'<svg viewBox="0 0 {_WIDTH} {height}" width="{_WIDTH}" height="{height}" {_LABELLED}>',
        '<title id="picture-title">Hosts, namespaces, plugins and distributions</title>',
        f'<desc id="picture-text">{shown(_in_words(told))}</desc>',
        *_heads(),
        *_edges(plugins, hosts, columns),
        *(_node(0, row, name) for name, row in columns[0].items()),
        *(_node(1, row, name) for name, row in columns[1].items()),
        *(_plugin(number, each) for number, each in enumerate(plugins)),
        *(_node(3, row, name) for name, row in columns[3].items()),
        "</svg>",
    ]
    return "\n".join(parts)


def owner(plugin: PluginData) -> str:
    """The name and version of a plugin's distribution."""
    return f"{plugin['distribution']} {plugin['version']}".rstrip()


def _placed(names: Sequence[str], edges: Sequence[tuple[str, int]]) -> dict[str, int]:
    """The row of each name: in the middle of the rows that it is connected with, where there is room."""
    wanted: dict[str, list[int]] = {each: [] for each in names}
    for name, row in edges:
        wanted[name].append(row)
    placed: dict[str, int] = {}
    free = 0
    for name, rows in sorted(wanted.items(), key=lambda each: _mean(each[1])):
        placed[name] = max(free, int(_mean(rows)))
        free = placed[name] + 1
    return placed


def _mean(rows: Sequence[int]) -> float:
    return sum(rows) / len(rows) if rows else 0.0


def _in_words(told: InspectionData) -> str:
    failed = sum(mark(each) == FAILED for each in told["plugins"])
    return (
        f"{len(told['plugins'])} plugins of {len(told['namespaces'])} namespaces; {failed} failed. "
        "The table below has the same."
    )


def mark(plugin: PluginData) -> tuple[str, str]:
    """The class and the sign of a plugin's outcome."""
    return MARKS.get(plugin["status"], FAILED)


def _heads() -> Iterator[str]:
    for x, name in zip(_COLUMNS, ("hosts", "namespaces", "plugins", "distributions"), strict=True):
        yield f'<text class="head" x="{x}" y="20">{name}</text>'


def _middle(row: int) -> int:
    return _TOP + ROW * row + ROW // 2 - 2


def _edges(
    plugins: Sequence[PluginData], hosts: Mapping[str, str], columns: Sequence[Mapping[str, int]]
) -> Iterator[str]:
    for namespace, row in columns[1].items():
        if namespace in hosts:
            yield _edge(0, columns[0][hosts[namespace]], row, "quiet")
    for number, each in enumerate(plugins):
        kind, _ = mark(each)
        yield _edge(1, columns[1][each["namespace"]], number, kind)
        yield _edge(2, number, columns[3][owner(each)], kind)


def _edge(column: int, start: int, end: int, kind: str) -> str:
    left, right = _COLUMNS[column] + _BOX, _COLUMNS[column + 1]
    bend = (left + right) // 2
    y, z = _middle(start), _middle(end)
    return f'<path class="edge {kind}" d="M{left} {y}C{bend} {y} {bend} {z} {right} {z}"/>'


def _node(column: int, row: int, name: str) -> str:
    return _box(column, row, "plain", _label(name), shown(name))


def _plugin(number: int, each: PluginData) -> str:
    kind, sign = mark(each)
    title = shown(f"{each['namespace']}: {each['name']}, {each['status']}")
    box = _box(2, number, kind, f"{sign} {_label(each['name'])}", title)
    return f'<a href="#p{number}" aria-label="{title}">{box}</a>'


def _box(column: int, row: int, kind: str, text: str, title: str) -> str:
    x, y = _COLUMNS[column], _TOP + ROW * row
    return (
        f'<g class="node {kind}"><title>{title}</title><rect x="{x}" y="{y}" width="{_BOX}" height="{ROW - 4}" rx="4"/>'
        f'<text x="{x + 8}" y="{y + 15}">{text}</text></g>'
    )
