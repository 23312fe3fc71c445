"""The text of the files of a plugin, and what can be said of it without parsing it whole."""

from __future__ import annotations

import ast
import linecache
import warnings
import zipimport
from collections.abc import Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
_MODULE_LEVEL = ("import ", "from ", "if ", "elif ", "else", "try", "except", "finally", "with ", "for ", "while ")
_zipped: dict[str, list[str]] = {}
_texts: dict[str, tuple[list[str], str]] = {}
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
        room_in(_zipped, 20)[file] = [f"{line}\n" for line in text.split("\n")] if text else []
    return _zipped[file]


def text_has(file: str, lines: list[str], part: str) -> bool:
    """Whether a text is in a file."""
    known, text = _texts.get(file, ([], ""))
    if known is not lines:
        text = "".join(lines)
        room_in(_texts, 50)[file] = lines, text
    return part in text


def imported_in(file: str, lines: list[str]) -> frozenset[str]:
    """The names that a module imports: a call of what they give compiles to code of its own."""
    known, names = _imported.get(file, ([], frozenset[str]()))
    if known is not lines:
        names = frozenset(_bound_by([_import_at(lines, line) for line in _imports(lines)]))
        room_in(_imported, 300)[file] = lines, names
    return names


def _imports(lines: list[str]) -> Iterator[int]:
    """The lines of the import statements that stand in no function or class."""
    of_module, inside = True, -1
    for line, text in enumerate(lines):
        stripped = text.lstrip()
        depth = len(text) - len(stripped)
        if not stripped or stripped[0] in "#)]}":
            continue
        if depth == 0:
            of_module = stripped.startswith(_MODULE_LEVEL)
        if depth <= inside:
            inside = -1
        if of_module and inside < 0:
            if stripped.startswith(("import ", "from ")):
                yield line
            elif depth and stripped.startswith(("def ", "class ", "async ")):
                inside = depth


def _import_at(lines: list[str], line: int) -> str:
    """The import statement that begins on a line, without the spaces in front of it."""
    for end in range(line + 1, min(line + 200, len(lines)) + 1):
        text = "".join(lines[line:end]).strip()
        if not (text.endswith("\\") or text.count("(") > text.count(")")):
            return text
    return ""


def _bound_by(imports: list[str]) -> Iterator[str]:
    """The names that import statements bind; they are parsed together, one by one only if that fails."""
    tree = parsed("\n".join(imports))
    for each in map(parsed, imports) if tree is None else [tree]:
        nodes = ast.walk(each) if each is not None else ()
        yield from (node.asname or node.name.partition(".")[0] for node in nodes if isinstance(node, ast.alias))


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
