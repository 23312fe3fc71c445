"""Reads what a target such as ``textapp.api:formatters`` is from source texts. Nothing is imported."""

from __future__ import annotations

import ast
import builtins
import os
import sys
from collections.abc import Iterator, Sequence
from typing import Literal

from longshore.declarations import reading
from longshore.model import Noun
from longshore.model.verification import Place
from longshore.verification.environment import Environment

DefinitionKind = Literal["module", "class", "function", "value", "unknown"]
_DEEPEST = 20  # re-exports of re-exports


class Definition(Noun):
    """What a target is, as the source that defines it tells.

    Attributes:
        module: the module that defines it.
        attr: its name there, ``""`` for the module itself.
        kind: what it is; ``unknown`` where the module exists and the text does not tell.
        place: where it is defined.
        node: the statement that defines it, ``None`` for a module and for what is unknown.
    """

    __slots__ = ("module", "attr", "kind", "place", "node")

    def __init__(self, module: str, attr: str, kind: DefinitionKind, place: Place, node: ast.stmt | None) -> None:
        self.module = module
        self.attr = attr
        self.kind: DefinitionKind = kind
        self.place = place
        self.node = node


class Source(Noun):
    """The text of one module.

    Attributes:
        module: its dotted name.
        file: its path.
        names: the statements at its top by the names that they bind; the last one of a name counts.
        stars: the modules of ``from x import *``, the last one first.
        dynamic: it has a ``__getattr__``: any name may be in it.
        is_package: it is an ``__init__`` file.
    """

    __slots__ = ("module", "file", "names", "stars", "dynamic", "is_package")

    def __init__(self, module: str, file: str, tree: ast.Module) -> None:
        self.module = module
        self.file = file
        self.names: dict[str, ast.stmt] = {}
        self.stars: list[str] = []
        self.is_package = file.endswith(("__init__.py", "__init__.pyi"))
        for node in flat(tree.body):
            for name in _bound(node):
                self.names[name] = node
            if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
                self.stars.insert(0, self.absolute(node))
        self.dynamic = "__getattr__" in self.names

    def absolute(self, node: ast.ImportFrom) -> str:
        """The module that a statement imports from."""
        if not node.level:
            return node.module or ""
        up = node.level - (1 if self.is_package else 0)
        parts = self.module.split(".")
        return ".".join([*parts[: len(parts) - up], *([node.module] if node.module else [])])


class Sources:
    """The source texts of an environment, each read once.

    Attributes:
        environment: where they are looked for.
        roots: the folders that are searched first: the project's own.
        declarations: the files of what its plugins declare, as a host reads them.
    """

    def __init__(self, environment: Environment, roots: Sequence[str] = ()) -> None:
        self.environment = environment
        self.roots = tuple(roots)
        self.declarations = reading.Sources()
        self._read: dict[str, Source | None] = {}

    def source(self, module: str) -> Source | None:
        """The text of a module, ``None`` where there is none that can be read."""
        if module not in self._read:
            self._read[module] = self._parsed(module)
        return self._read[module]

    def _parsed(self, module: str) -> Source | None:
        file = self.environment.file_of(module, self.roots)
        if file is None or not file.endswith((".py", ".pyi")):
            return None
        try:
            with open(file, "rb") as stream:
                return Source(module, file, ast.parse(stream.read()))
        except (OSError, SyntaxError, ValueError):
            return None

    def exists(self, module: str) -> bool:
        """Whether there is such a module, readable or not (a built-in or a compiled one may not be found)."""
        return self.environment.file_of(module, self.roots) is not None

    def is_hidden(self, module: str) -> bool:
        """Whether a module of the project has the name of one of the library's."""
        own = [os.path.join(each, "") for each in self.roots]
        file = self.environment.file_of(module, self.roots) or ""
        return module.partition(".")[0] in sys.stdlib_module_names and any(map(file.startswith, own))

    def is_typed(self, module: str) -> bool:
        """Whether type checkers take a module's own annotations: the project's, the library's, and what says so."""
        return self.environment.is_typed(module, self.roots)

    def definition(self, module: str, attr: str = "") -> Definition | None:
        """What a target is, through re-exports; ``None`` where it does not exist as far as the sources tell.

        Args:
            module: the dotted name of the module.
            attr: the attribute path inside it.
        """
        return self._find(module, attr, 0)

    def _find(self, module: str, attr: str, depth: int) -> Definition | None:
        source = self.source(module)
        if source is None or depth > _DEEPEST:
            file = self.environment.file_of(module, self.roots)
            return Definition(module, attr, "unknown", Place(file), None) if file else None
        if not attr:
            return Definition(module, "", "module", Place(source.file, 1), None)
        first, _, rest = attr.partition(".")
        found = self._named(source, first, depth)
        if found is None or not rest:
            return found
        if found.kind == "module":
            return self._find(found.module, rest, depth + 1)
        return self._member(found, rest)

    def _named(self, source: Source, name: str, depth: int) -> Definition | None:
        node = source.names.get(name)
        if isinstance(node, ast.ImportFrom):
            origin = next(each.name for each in node.names if (each.asname or each.name) == name)
            home = source.absolute(node)
            return self._find(home, origin, depth + 1) or self._find(f"{home}.{origin}", "", depth + 1)
        if isinstance(node, ast.Import):
            alias = next(each for each in node.names if (each.asname or each.name.partition(".")[0]) == name)
            return self._find(alias.name if alias.asname else name, "", depth + 1)
        if node is not None:
            return Definition(source.module, name, kind_of(node), Place(source.file, node.lineno), node)
        brought = [each for each in (self._find(star, name, depth + 1) for star in source.stars) if each is not None]
        if brought:  # a module that makes its names when it runs may have any: one that is known to have it goes before
            return min(brought, key=lambda each: each.kind == "unknown")
        if source.is_package:
            below = self._find(f"{source.module}.{name}", "", depth + 1)
            if below is not None:
                return below
        return Definition(source.module, name, "unknown", Place(source.file), None) if source.dynamic else None

    def _member(self, found: Definition, path: str) -> Definition | None:
        """An attribute of a class, where its body has it; anything else is not told by a text."""
        node = found.node
        for name in path.split("."):
            if not isinstance(node, ast.ClassDef):
                return Definition(found.module, f"{found.attr}.{path}", "unknown", found.place, None)
            members = {each: one for one in flat(node.body) for each in _bound(one)}
            if name not in members:
                told = not node.bases and not node.decorator_list and not node.keywords
                unknown = Definition(found.module, f"{found.attr}.{path}", "unknown", found.place, None)
                return None if told and "__getattr__" not in members else unknown
            node = members[name]
        assert node is not None
        return Definition(
            found.module, f"{found.attr}.{path}", kind_of(node), Place(found.place.file, node.lineno), node
        )


def kind_of(node: ast.stmt) -> DefinitionKind:
    """What a statement defines."""
    if isinstance(node, ast.ClassDef):
        return "class"
    return "function" if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) else "value"


def flat(body: Sequence[ast.stmt]) -> Iterator[ast.stmt]:
    """The statements of a body, those inside other statements included, but for classes and functions."""
    for node in body:
        yield node
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield from flat(inside(node))


def inside(node: ast.stmt) -> list[ast.stmt]:
    """The statements directly inside a compound statement: its main way first."""
    found = [each for block in ("body", "orelse", "finalbody") for each in getattr(node, block, ())]
    others = [*getattr(node, "handlers", ()), *getattr(node, "cases", ())]
    return [*found, *(each for one in others for each in one.body)]


def _bound(node: ast.stmt) -> Iterator[str]:
    """The names that a statement itself binds, those of the statements inside it left out."""
    if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
        yield node.name
    elif isinstance(node, ast.Import | ast.ImportFrom):
        yield from (each.asname or each.name.partition(".")[0] for each in node.names if each.name != "*")
    elif not isinstance(node, ast.AugAssign):
        for child in ast.iter_child_nodes(node):
            if not isinstance(child, ast.stmt | ast.excepthandler | ast.match_case):
                yield from _stored(child)
        for case in getattr(node, "cases", ()):
            yield from _stored(case.pattern)


def _stored(node: ast.AST) -> Iterator[str]:
    """The names that an expression or a pattern binds in the scope in which it stands."""
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif isinstance(node, ast.MatchAs | ast.MatchStar) and node.name:
        yield node.name
    elif isinstance(node, ast.MatchMapping) and node.rest:
        yield node.rest
    for child in ast.iter_child_nodes(node):
        own = (isinstance(node, ast.comprehension) and child is node.target) or isinstance(node, ast.Lambda)
        if not own:
            yield from _stored(child)


def is_builtin(name: str) -> bool:
    """Whether a name is one of the language's own."""
    return hasattr(builtins, name)
