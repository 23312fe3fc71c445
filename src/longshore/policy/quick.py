"""Reads TOML that is laid out as longshore writes it, in a fraction of the time that :mod:`tomllib` takes.

Whatever is laid out otherwise is not read here. What is read is what :mod:`tomllib` reads; a property test holds that.
"""

from __future__ import annotations

_KEYS = frozenset({"namespace", "name", "target", "distribution", "directory", "reference", "version"})


def quick_values(text: str) -> dict[str, object] | None:
    """The values of a document, as :func:`tomllib.loads` has them; ``None`` where that has to be asked.

    Args:
        text: the document.
    """
    return _Document().read(text)


class _Document:
    """A document, read line by line."""

    __slots__ = ("_top", "_table", "_list")

    def __init__(self) -> None:
        self._top: dict[str, object] = {}
        self._table = self._top
        self._list: list[object] | None = None

    def read(self, text: str) -> dict[str, object] | None:
        for line in text.split("\n"):
            if line and not (line.isprintable() and "\\" not in line and self._line(line)):
                return None
        return self._top if self._list is None else None

    def _line(self, line: str) -> bool:
        """Whether a line is one of those that are known, where it stands."""
        if self._list is not None:
            return self._item(self._list, line)
        if line[-1] == '"':
            return self._pair(line)
        if line[0] == "[":
            return self._header(line)
        if line in {"namespaces = [", "shared = ["}:
            self._list = []
            return self._set(line[:-4], self._list)
        if line == "version = 1":
            return self._set("version", 1)
        return line[0] == "#"

    def _item(self, items: list[object], line: str) -> bool:
        if line == "]":
            self._list = None
            return True
        items.append(line[3:-2])
        return line.startswith('  "') and line.endswith('",') and line.count('"') == 2 and len(line) >= 5

    def _pair(self, line: str) -> bool:
        key, equals, rest = line.partition(' = "')
        quotes = line.count('"')
        if key in _KEYS:
            return quotes == 2 and self._set(key, rest[:-1])
        return quotes == 4 and key[0] == key[-1] == '"' and equals != "" and self._set(key[1:-1], rest[:-1])

    def _header(self, line: str) -> bool:
        kind = line.strip("[]")
        if line == f"[[{kind}]]" and kind in {"plugin", "distribution"}:
            self._table = {}
            tables = self._top.setdefault(kind, [])
            if isinstance(tables, list):
                tables.append(self._table)
            return isinstance(tables, list)
        name, _, last = kind.partition(".")
        tables = self._top.get(name)
        if line != f"[{name}.files]" or last != "files" or not isinstance(tables, list):
            return False
        above: object = tables[-1]
        self._table = {}
        if isinstance(above, dict) and "files" not in above:
            above["files"] = self._table
            return True
        return False

    def _set(self, key: str, value: object) -> bool:
        if key in self._table:
            return False
        self._table[key] = value
        return True
