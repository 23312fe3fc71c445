"""The names that a plugin's module uses: imported from where they are, and written short."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet

from longshore._compat import override
from longshore.verification.expressions import TypeText
from longshore.verification.reading import Sources, is_builtin

_ONLY_TYPES = "_typeshed"


class Words:
    """Writes type expressions with short names, and knows what has to be imported for them."""

    def __init__(self, sources: Sources, taken: AbstractSet[str]) -> None:
        """Begin with nothing.

        Args:
            sources: the texts of the environment.
            taken: names that mean something else in the module, or in the class in it.
        """
        self._sources = sources
        self._taken = set(taken)
        self._names: dict[str, tuple[str, bool]] = {}
        self._modules: dict[str, bool] = {}

    def reserve(self, names: AbstractSet[str]) -> None:
        """Take more names, before anything is written."""
        self._taken |= names

    def type(self, text: TypeText) -> str:
        """A type expression, which is needed by type checkers alone where the program has no such module."""
        return self._written(text, running=False)

    def value(self, text: TypeText) -> str:
        """An expression that is evaluated: a base, a default."""
        return self._written(text, running=True)

    def typing(self, name: str) -> str:
        """A name of :mod:`typing`."""
        return self.value(TypeText(f"typing.{name}", frozenset({"typing"})))

    def _written(self, text: TypeText, *, running: bool) -> str:
        short = _Short(self, text.modules, running=running)
        made: object = short.visit(ast.parse(text.text, mode="eval").body)
        assert isinstance(made, ast.expr)
        return ast.unparse(made)

    def plain(self, name: str) -> str:
        """One of the language's own names."""
        if name not in self._taken:
            return name
        self._modules["builtins"] = True
        return f"builtins.{name}"

    def placed(self, module: str, path: str, *, running: bool) -> str:
        """Something of a module, ``""`` for the module itself."""
        there = running or self._is_there(module)
        first = path.partition(".")[0]
        known = self._names.get(first)
        free = first not in self._taken and not is_builtin(first) and first not in self._tops()
        if path and (known is None or known[0] == module) and free:
            self._names[first] = (module, there or bool(known and known[1]))
            return path
        self._modules[module] = there or self._modules.get(module, False)
        return f"{module}.{path}" if path else module

    def _tops(self) -> set[str]:
        return {each.partition(".")[0] for each in self._modules}

    def _is_there(self, module: str) -> bool:
        """Whether there is more than a stub of a module."""
        file = self._sources.environment.file_of(module, self._sources.roots) or ""
        return module.partition(".")[0] != _ONLY_TYPES and not file.endswith(".pyi")

    def modules(self) -> frozenset[str]:
        """All modules that something is imported from."""
        return frozenset({*self._modules, *(module for module, _ in self._names.values())})

    def lines(self) -> Iterator[str]:
        """The import statements, sorted; those that the program can't run last, for type checkers alone."""
        hidden = self._some(there=False)
        if hidden:
            self._names["TYPE_CHECKING"] = ("typing", True)
        yield from self._some(there=True)
        if hidden:
            yield from ("", "if TYPE_CHECKING:", *(f"    {each}" if each else "" for each in hidden))

    def _some(self, *, there: bool) -> Sequence[str]:
        """The library's first, then an empty line and the others'."""
        found = [f"import {each}" for each, running in sorted(self._modules.items()) if running is there]
        homes = sorted({module for module, running in self._names.values() if running is there})
        for home in homes:
            names = sorted((name for name, known in self._names.items() if known == (home, there)), key=_order)
            found.append(f"from {home} import {', '.join(names)}")
        library = [each for each in found if each.split()[1].partition(".")[0] in sys.stdlib_module_names]
        others = [each for each in found if each not in library]
        return [*library, *([""] if library and others else []), *others]


def _order(name: str) -> tuple[int, str]:
    """Constants, classes, functions: as import sorters have it."""
    return 0 if name.isupper() and len(name) > 1 else 1 if name[:1].isupper() else 2, name


class _Short(ast.NodeTransformer):
    """Puts the short name of each thing in the place of its full name."""

    def __init__(self, words: Words, modules: frozenset[str], *, running: bool) -> None:
        self._words = words
        self._modules = modules
        self._running = running

    @override
    def visit_Name(self, node: ast.Name) -> ast.expr:
        """A name of the language, or a type parameter."""
        return ast.parse(self._words.plain(node.id), mode="eval").body if is_builtin(node.id) else node

    @override
    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        """A thing of a module, with the longest name of one that it begins with."""
        text = ast.unparse(node)
        for module in sorted(self._modules, key=len, reverse=True):
            if text == module or text.startswith(f"{module}."):
                return self._parsed(module, text[len(module) + 1 :])
        return node

    @override
    def visit_Subscript(self, node: ast.Subscript) -> ast.expr:
        """Type arguments; those of a Literal are values."""
        is_literal = ast.unparse(node.value).rpartition(".")[2] == "Literal"
        node.value = self.visit(node.value)
        node.slice = node.slice if is_literal else self.visit(node.slice)
        return node

    def _parsed(self, module: str, path: str) -> ast.expr:
        return ast.parse(self._words.placed(module, path, running=self._running), mode="eval").body
