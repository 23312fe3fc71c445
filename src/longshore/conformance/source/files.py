"""The text of the files of a plugin, and what can be said of it without parsing it whole."""

from __future__ import annotations

import ast
import linecache
import warnings
import zipimport
from collections.abc import Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
_zipped: dict[str, list[str]] = {}
_imported: dict[str, tuple[list[str], frozenset[str]]] = {}


def lines_of(file: str, space: Mapping[str, object]) -> list[str]:
    """The lines of a file as it is now, none where it is gone; the same list as long as it is the same file."""
    if file.startswith("<"):
        return []
    linecache.checkcache(file)
    lines = linecache.getlines(file)
    loader, name = space.get("__loader__"), space.get("__name__")
    if lines or type(loader) is not zipimport.zipimporter or type(name) is not str:
        return lines
    if file not in _zipped:
        try:
            text = loader.get_source(name) or ""
        except Exception:
            text = ""
        room_in(_zipped, 20)[file] = [f"{line}\n" for line in text.split("\n")]
    return _zipped[file]


def imported_in(file: str, lines: list[str]) -> frozenset[str]:
    """The names that the import statements of a file bind: a call of what they give compiles to code of its own."""
    known, names = _imported.get(file, ([], frozenset[str]()))
    if known is not lines:
        found: set[str] = set()
        for line, text in enumerate(lines):
            if text.lstrip().startswith(("import ", "from ")):
                found |= _bound_by_import(lines, line)
        names = frozenset(found)
        room_in(_imported, 300)[file] = lines, names
    return names


def _bound_by_import(lines: list[str], line: int) -> set[str]:
    for end in range(line + 1, min(line + 200, len(lines)) + 1):
        text = "".join(lines[line:end]).strip()
        if text.endswith("\\") or text.count("(") > text.count(")"):
            continue
        tree = parsed(text)
        nodes = ast.walk(tree) if tree is not None else ()
        return {each.asname or each.name.partition(".")[0] for each in nodes if isinstance(each, ast.alias)}
    return set()


def parsed(text: str) -> ast.Module | None:
    """The tree of a text, ``None`` where it has none."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(text, type_comments="# type:" in text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


def room_in(cache: dict[K, V], size: int) -> dict[K, V]:
    """A cache that has room for one more."""
    if len(cache) >= size:
        cache.clear()
    return cache
