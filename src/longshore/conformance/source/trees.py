"""Finds the statements that functions, classes and modules were made from, where their files still have them.

Of a file only the statement that is asked for is parsed, and that once. What it compiles to must be what the object
has: a file that was changed since it was imported tells nothing.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from types import CodeType, FunctionType, ModuleType

from longshore._compat import first_line_of
from longshore.conformance.forms.annotations import namespace_of
from longshore.conformance.forms.static import dict_of_module, name_of
from longshore.conformance.source.codes import own_functions
from longshore.conformance.source.compiling import compiled
from longshore.conformance.source.files import imported_in, lines_of, parsed, room_in

Definition = ast.FunctionDef | ast.AsyncFunctionDef


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
        self.tree = parsed("".join(lines)) if lines else None
        functions = [each for each in ast.walk(self.tree or ast.Module([], [])) if isinstance(each, Definition)]
        self.places = frozenset((each.name, first_line(each)) for each in functions)


_statements: dict[tuple[str, int], _Statement] = {}
_modules: dict[str, _Module] = {}
_class_lines: dict[tuple[str, str, int], tuple[list[str], Sequence[int]]] = {}


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
    own = [each.__code__ for each in own_functions(cls)]
    space = namespace_of(cls)
    file = own[0].co_filename if own else space.get("__file__")
    if type(file) is not str:
        return None
    told = first_line_of(cls)
    found = _classes_at((told,) if told else _lines_of_class(cls, file, own), cls, file, own)
    if own:
        return next(found, None)
    nodes = list(found)
    return nodes[0] if len(nodes) == 1 else None


def _classes_at(lines: Sequence[int], cls: type, file: str, own: list[CodeType]) -> Iterator[ast.ClassDef]:
    for line in lines:
        found = _statement(file, line, namespace_of(cls))
        if found is None or not isinstance(found.node, ast.ClassDef) or found.node.name != name_of(cls):
            continue
        if _keeps(found, own, ""):
            yield found.node


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
        room_in(_modules, 20)[file] = known
    codes = [each.__code__ for each in space.values() if type(each) is FunctionType]
    own = {(each.co_name, each.co_firstlineno) for each in codes if each.co_filename == file and _is_written(each)}
    return known.tree if own <= known.places else None


def _is_written(code: CodeType) -> bool:
    """Whether a function has a ``def``: not a lambda, nor what gives a module its annotations."""
    return code.co_name[0] != "<" and code.co_name != "__annotate__"


def first_line(node: Definition | ast.ClassDef) -> int:
    """The line on which a definition begins, with its first decorator if any."""
    return min([node.lineno, *(each.lineno for each in node.decorator_list)])


def _statement(file: str, line: int, space: Mapping[str, object]) -> _Statement | None:
    lines = lines_of(file, space)
    if not 0 < line <= len(lines):
        return None
    known = _statements.get((file, line))
    if known is None or known.lines is not lines:
        known = _statement_at(lines, line)
        room_in(_statements, 300)[file, line] = known
    return known


def _statement_at(lines: list[str], line: int) -> _Statement:
    """What begins on a line: it reaches to a line that is no deeper, if so far it is a whole statement."""
    depth = _depth(lines[line - 1])
    start = "\n" * (line - 2) + "if 1:\n" if depth else "\n" * (line - 1)
    for end in _ends(lines, line, depth):
        tree = parsed(start + "".join(lines[line - 1 : end]))
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


def _keeps(found: _Statement, codes: list[CodeType], owner: str) -> bool:
    """Whether the code of functions is what a statement, inside a class of that name if any, compiles to."""
    if not codes or found.node is None:
        return found.node is not None
    if found.codes is None:
        imported = imported_in(codes[0].co_filename, found.lines)
        text = _text_of(found.node, found.lines)
        found.codes = compiled(found.node, codes, owner, [name for name in imported if name in text])
    return found.codes.issuperset(codes)


def _text_of(node: ast.stmt, lines: list[str]) -> str:
    """The text of a statement, decorators included."""
    start = first_line(node) if isinstance(node, Definition | ast.ClassDef) else node.lineno
    return "".join(lines[start - 1 : node.end_lineno])


def _lines_of_class(cls: type, file: str, own: list[CodeType]) -> Sequence[int]:
    """The lines where a class that does not tell its own may begin, the last one before its first function first."""
    lines = lines_of(file, namespace_of(cls))
    name, before = name_of(cls), min((each.co_firstlineno for each in own), default=len(lines) + 1)
    known, found = _class_lines.get((file, name, before), ([], ()))
    if known is not lines:
        starts = tuple(f"class {name}{end}" for end in "(:[ ")
        numbered = enumerate(lines[: before - 1], 1)
        found = tuple(n for n, each in numbered if name in each and each.lstrip().startswith(starts))[::-1]
        room_in(_class_lines, 300)[file, name, before] = lines, found
    return found
