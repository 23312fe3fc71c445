"""The nouns of ``longshore new``: a plugin that does nothing yet, and a project to be written."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from longshore.model import Noun
from longshore.model.verification import Kind


class Implementation(Noun):
    """The module of a plugin that keeps an API, and does nothing yet.

    Attributes:
        imports: its import statements, as lines.
        lines: what it defines.
        attr: what the entry point names in it.
        kind: what that is to the host.
        is_class: it is a class, not a function or an object.
        modules: where it imports from.
        missing: how many type parameters of the API have no arguments.
        newest: it is written with type parameters, as Python has them from 3.12 on.
    """

    __slots__ = ("imports", "lines", "attr", "kind", "is_class", "modules", "missing", "newest")

    def __init__(
        self, imports: Sequence[str], lines: Sequence[str], attr: str, kind: Kind, *, is_class: bool,
        modules: frozenset[str], missing: int, newest: bool,
    ) -> None:  # fmt: skip
        self.imports = tuple(imports)
        self.lines = tuple(lines)
        self.attr = attr
        self.kind: Kind = kind
        self.is_class = is_class
        self.modules = modules
        self.missing = missing
        self.newest = newest


class Scaffold(Noun):
    """A project to be written.

    Attributes:
        name: what it is called.
        about: what it is, in one line.
        files: texts by path, from the project's folder on.
        last: the command that is worth trying once it is installed.
    """

    __slots__ = ("name", "about", "files", "last")

    def __init__(self, name: str, about: str, files: Mapping[str, str], last: str) -> None:
        self.name = name
        self.about = about
        self.files = files
        self.last = last
