"""The class that an extension point has in a stub: its ``driver`` knows the names of the installed plugins."""

from __future__ import annotations

import ast
from collections.abc import Sequence

from longshore.model import Candidate, Noun
from longshore.verification.apis import POINT
from longshore.verification.reading import Source, Sources
from longshore.verification.stubs.names import Imports, camel, quoted
from longshore.verification.stubs.plugins import PluginTypes
from longshore.verification.stubs.values import full_name

_FIRST = "  # type: ignore[override]"
_FIRST_BODY = "  # pyrefly: ignore[bad-override]"
_LAST_BODY = "  # pyright: ignore[reportIncompatibleMethodOverride]  # ty: ignore"
"""mypy reports at the decorator, pyrefly at the first overload, pyright and ty at the last."""


class Point(Noun):
    """An extension point as its module declares it.

    Attributes:
        namespace: its namespace, ``""`` where the module does not tell it.
        api: its API, as the module writes it.
        function: what is called, as the module writes it.
    """

    __slots__ = ("namespace", "api", "function")

    def __init__(self, namespace: str, api: str, function: str) -> None:
        self.namespace = namespace
        self.api = api
        self.function = function


def point_of(sources: Sources, source: Source, value: ast.expr | None) -> Point | None:
    """The extension point that an expression makes, ``None`` where it makes something else."""
    if not isinstance(value, ast.Call):
        return None
    function = value.func.value if isinstance(value.func, ast.Subscript) else value.func
    given = {each.arg: each.value for each in value.keywords}
    namespace = _text(source, value.args[0] if value.args else given.get("namespace"))
    api = value.args[1] if len(value.args) > 1 else given.get("api")
    if full_name(sources, source, function) not in POINT or api is None:
        return None
    text = api.value if isinstance(api, ast.Constant) and isinstance(api.value, str) else ast.unparse(api)
    return Point(namespace, text, ast.unparse(function))


def _text(source: Source, node: ast.expr | None) -> str:
    """A text, also one that a constant of the module names; ``""`` for anything else."""
    if isinstance(node, ast.Name):
        node = getattr(source.names.get(node.id), "value", None)
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


class PointClasses:
    """Writes the classes of points.

    Attributes:
        notes: what is to be told about plugins.
        providers: the distributions of all plugins.
        written: how many points there are.
    """

    def __init__(self, types: PluginTypes, imports: Imports) -> None:
        self._types = types
        self._imports = imports
        self.notes: list[str] = []
        self.providers: set[str] = set()
        self.written = 0
        self._pending: list[str] = []

    def taken(self) -> list[str]:
        """The classes that were written since they were last taken: they belong to the top of the module."""
        made = self._pending
        self._pending = []
        return made

    def annotation(self, name: str, point: Point) -> str:
        """The type of a point: a class of its own, where plugins are installed.

        Args:
            name: the name of the point.
            point: the point.
        """
        self.written += 1
        by_name: dict[str, list[Candidate]] = {}
        for each in self._types.sources.environment.candidates(point.namespace):
            by_name.setdefault(each.name, []).append(each)
        if not by_name:
            reason = "no plugin is installed" if point.namespace else "its namespace is no text in the source"
            self.notes.append(f"{point.namespace or name}: {reason}; driver takes any name")
            return f"{point.function}[{point.api}]"
        called = self._imports.private(f"_{camel(name)}Point")
        made = [(each, self._type(point, called, by_name[each])) for each in sorted(by_name)]
        self._pending += self._class(called, point, made)
        return called

    def _type(self, point: Point, called: str, candidates: Sequence[Candidate]) -> str:
        """The type of the plugins of one name."""
        texts: list[str] = []
        name = candidates[0].name
        for each in candidates:
            found = self._types.of(each, point.api, self._imports, f"{called}{camel(name)}")
            self.providers.add(str(getattr(each.distribution, "name", each.distribution)))
            self._pending += found.lines
            texts += [] if found.text in texts else [found.text]
            if found.reason:
                self.notes.append(
                    f"{point.namespace}: {name} of {each.distribution}: has the type of the API: {found.reason}"
                )
        if len(candidates) > 1:
            owners = ", ".join(str(each.distribution) for each in candidates)
            told = f"{name} is in {owners}: its type is their union; at run time driver refuses the name"
            self.notes.append(f"{point.namespace}: {told}")
        return " | ".join(texts)

    def _class(self, called: str, point: Point, made: Sequence[tuple[str, str]]) -> list[str]:
        literal = self._imports.name("typing", "Literal")
        override = self._imports.name("typing_extensions", "override")
        lines = ["", f"class {called}({point.function}[{point.api}]):"]
        for number, (name, text) in enumerate(made):
            first, last = number == 0, number == len(made) - 1
            if len(made) > 1:
                lines.append(f"    @{self._imports.name('typing', 'overload')}{_FIRST if first else ''}")
            lines += [f"    @{override}"] if first else []
            ignored = _FIRST if len(made) == 1 else ""
            ignored += f"{_FIRST_BODY if first else ''}{_LAST_BODY if last else ''}"
            lines.append(f"    def driver(self, name: {literal}[{quoted(name)}]) -> {text}: ...{ignored}")
        return [*lines, ""]
