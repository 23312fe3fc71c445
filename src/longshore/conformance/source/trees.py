"""Finds the statements that functions, classes and modules were made from, where their files still have them.

Of a file only the statement that is asked for is parsed, and that once. What it compiles to must be what the object
has: a file that was changed since it was imported tells nothing.
"""

from __future__ import annotations

import ast
import linecache
import types
import warnings
import zipimport
from collections.abc import Iterator, Mapping
from types import CodeType, FunctionType, ModuleType
from typing import TypeVar

from longshore._compat import first_line_of
from longshore.conformance.forms.annotations import namespace_of
from longshore.conformance.forms.static import dict_of_module, name_of
from longshore.conformance.source.codes import own_functions

K = TypeVar("K")
V = TypeVar("V")
Definition = ast.FunctionDef | ast.AsyncFunctionDef
_FUTURE = 0x1FE0000  # the code flags of __future__ imports
_NESTED = 0x10  # the code flag of a function inside a function


class _Statement:
    """A statement of a file, and what it compiles to, once that is known."""

    __slots__ = ("lines", "node", "codes")

    def __init__(self, lines: list[str], node: ast.stmt | None) -> None:
        self.lines = lines
        self.node = node
        self.codes: frozenset[CodeType] | None = None


class _Module:
    """The whole text of a file, and where its functions stand."""

    __slots__ = ("lines", "tree", "places")

    def __init__(self, lines: list[str]) -> None:
        self.lines = lines
        self.tree = _parsed("".join(lines)) if lines else None
        functions = [each for each in ast.walk(self.tree or ast.Module([], [])) if isinstance(each, Definition)]
        self.places = frozenset((each.name, first_line(each)) for each in functions)


_statements: dict[tuple[str, int], _Statement] = {}
_modules: dict[str, _Module] = {}
_zipped: dict[str, list[str]] = {}
_class_lines: dict[tuple[str, str, int], tuple[list[str], int]] = {}


def statement_of(code: CodeType, space: Mapping[str, object]) -> Definition | None:
    """The ``def`` that a function's code was made from, decorators included.

    Args:
        code: the code object; that of a lambda has none.
        space: the globals of the function, which tell of a module in a zip file.
    """
    found = _statement(code.co_filename, code.co_firstlineno, space)
    if found is None or not isinstance(found.node, Definition) or found.node.name != code.co_name:
        return None
    owner = code.co_qualname.rpartition(".")[0].rpartition(".")[2]
    return found.node if _keeps(found, [code], "" if owner == "<locals>" else owner) else None


def class_statement(cls: type) -> ast.ClassDef | None:
    """The ``class`` statement that a class was made from; ``None`` as well where two might be meant."""
    own = own_functions(cls)
    space = namespace_of(cls)
    file = own[0].__code__.co_filename if own else space.get("__file__")
    if type(file) is not str:
        return None
    line = first_line_of(cls) or _class_line(cls, file, min([each.__code__.co_firstlineno for each in own], default=0))
    found = _statement(file, line, space) if line else None
    if found is None or not isinstance(found.node, ast.ClassDef) or found.node.name != name_of(cls):
        return None
    return found.node if _keeps(found, [each.__code__ for each in own], "") else None


def module_statement(module: ModuleType) -> ast.Module | None:
    """The whole text of a module, whose functions must stand where they did when it was imported."""
    space = dict_of_module(module)
    file = space.get("__file__")
    if type(file) is not str:
        return None
    lines = lines_of(file, space)
    known = _modules.get(file)
    if known is None or known.lines is not lines:
        known = _Module(lines)
        _room_in(_modules, 20)[file] = known
    codes = [each.__code__ for each in space.values() if type(each) is FunctionType]
    own = {(each.co_name, each.co_firstlineno) for each in codes if each.co_filename == file}
    return known.tree if own <= known.places else None


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
        _room_in(_zipped, 20)[file] = [f"{line}\n" for line in text.split("\n")]
    return _zipped[file]


def first_line(node: Definition | ast.ClassDef) -> int:
    """The line on which a definition begins, with its first decorator if any."""
    return min([node.lineno, *(each.lineno for each in node.decorator_list)])


def _room_in(cache: dict[K, V], size: int) -> dict[K, V]:
    """A cache that has room for one more."""
    if len(cache) >= size:
        cache.clear()
    return cache


def _statement(file: str, line: int, space: Mapping[str, object]) -> _Statement | None:
    lines = lines_of(file, space)
    if not 0 < line <= len(lines):
        return None
    known = _statements.get((file, line))
    if known is None or known.lines is not lines:
        known = _statement_at(lines, line)
        _room_in(_statements, 300)[file, line] = known
    return known


def _statement_at(lines: list[str], line: int) -> _Statement:
    """What begins on a line: it reaches to a line that is no deeper, if so far it is a whole statement."""
    depth = _depth(lines[line - 1])
    start = "\n" * (line - 2) + "if 1:\n" if depth else "\n" * (line - 1)
    for end in _ends(lines, line, depth):
        tree = _parsed(start + "".join(lines[line - 1 : end]))
        if tree is not None:
            first = tree.body[0] if tree.body else None
            return _Statement(lines, first.body[0] if depth and isinstance(first, ast.If) else first)
    return _Statement(lines, None)


def _ends(lines: list[str], line: int, depth: int) -> Iterator[int]:
    """Where a statement may end: brackets and texts may go on beyond, so further ones are tried, ever fewer of them."""
    seen, wanted = 0, 1
    for end in range(line, len(lines)):
        text = lines[end].strip()
        if text and text[0] != "#" and _depth(lines[end]) <= depth:
            seen += 1
            if seen >= wanted:
                yield end
                wanted = seen + 1 + seen // 8
    yield len(lines)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())


def _parsed(text: str) -> ast.Module | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            return ast.parse(text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return None


def _keeps(found: _Statement, codes: list[CodeType], owner: str) -> bool:
    """Whether the code of functions is what a statement, inside a class of that name if any, compiles to."""
    if found.codes is None and codes and found.node is not None:
        found.codes = _compiled(found.node, codes, owner)
    return not codes or (found.codes is not None and found.codes.issuperset(codes))


def _compiled(node: ast.stmt, codes: list[CodeType], owner: str) -> frozenset[CodeType]:
    """All code in a statement, compiled where the names from the functions around it are names of a function."""
    tree = ast.Module([_inside(f"class {owner}: pass", node) if owner else node], [])
    if any(each.co_flags & _NESTED for each in codes):
        names = {name for each in codes for name in each.co_freevars} - {"__class__", "__classdict__"}
        tree.body = [_inside(f"def _({', '.join(sorted(names))}): pass", tree.body[0])]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            code = compile(tree, "<text>", "exec", flags=codes[0].co_flags & _FUTURE, dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return frozenset()
    return frozenset(_all_in(code))


def _inside(text: str, node: ast.stmt) -> ast.stmt:
    around = ast.parse(text).body[0]
    if isinstance(around, ast.ClassDef | ast.FunctionDef):
        around.body = [node]
    return around


def _all_in(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if type(each) is types.CodeType:
            yield each
            yield from _all_in(each)


def _class_line(cls: type, file: str, before: int) -> int:
    """The line of a class that does not tell it: the last such statement before its first function, 0 for none."""
    lines = lines_of(file, namespace_of(cls))
    name = name_of(cls)
    known, line = _class_lines.get((file, name, before), ([], 0))
    if known is not lines:
        starts = tuple(f"class {name}{end}" for end in "(:[ ")
        found = [n for n, each in enumerate(lines, 1) if name in each and each.lstrip().startswith(starts)]
        found = [n for n in found if n < before] if before else found
        line = found[-1] if found and (before or len(found) == 1) else 0
        _room_in(_class_lines, 300)[file, name, before] = lines, line
    return line
