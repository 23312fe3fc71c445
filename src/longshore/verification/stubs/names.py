"""What the stub of a module imports besides what the module itself does."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from longshore.verification.reading import Source


class Imports:
    """The imports that a stub adds to those of its module, without taking a name that the module uses."""

    def __init__(self, source: Source) -> None:
        self._home = re.compile(rf"(?<![\w.]){re.escape(source.module)}\.(?=\w)")
        self._module = source.module
        self._bound = source.names
        self._taken: set[str] = set()
        self._modules: set[str] = set()
        self._names: set[tuple[str, str, str]] = set()

    def name(self, module: str, name: str) -> str:
        """What something of a module is called in the stub; it is imported where the module does not do so."""
        statement = self._bound.get(name)
        same = isinstance(statement, ast.ImportFrom) and statement.module == module and not statement.level
        if same and any(each.name == name and each.asname in {None, name} for each in getattr(statement, "names", ())):
            return name
        called = name
        while called in self._bound:
            called = f"_{called}"
        self._names.add((module, name, called))
        return called

    def module(self, dotted: str) -> bool:
        """Import a module under its full name; not where the module uses its first name for something else."""
        if dotted == self._module:
            return True
        top = dotted.partition(".")[0]
        statement = self._bound.get(top)
        same = isinstance(statement, ast.Import) and any(
            each.name.partition(".")[0] == top and each.asname in {None, top} for each in statement.names
        )
        if top in self._taken or (statement is not None and not same):
            return False
        self._modules.add(dotted)
        return True

    def at_home(self, text: str) -> str:
        """A type expression with full names, those of the module itself without its name."""
        return self._home.sub("", text)

    def private(self, wanted: str) -> str:
        """A name for a class of the stub's own, which nothing else has."""
        called = wanted
        while called in self._bound or called in self._taken:
            called = f"{called}_"
        self._taken.add(called)
        return called

    def lines(self) -> Iterator[str]:
        """The import statements, sorted."""
        yield from (f"import {each}" for each in sorted(self._modules))
        for module in sorted({each[0] for each in self._names}):
            names = sorted((name, called) for home, name, called in self._names if home == module)
            texts = [name if called == name else f"{name} as {called}" for name, called in names]
            yield f"from {module} import {', '.join(texts)}"


def camel(name: str) -> str:
    """A name as classes are written: ``on-save`` is ``OnSave``."""
    parts = "".join(each if each.isalnum() else " " for each in name).split()
    return "".join(each[:1].upper() + each[1:] for each in parts)


def quoted(text: str) -> str:
    """A text as a literal, in double quotes where that needs no escape."""
    plain = text.isprintable() and not set(text) & {'"', "\\"}
    return f'"{text}"' if plain else repr(text)
