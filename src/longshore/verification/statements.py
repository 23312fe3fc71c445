"""One typed statement per entry point, in a module whose line N is line N of the file that declares them.

So the line of any type checker's message is the line of the declaration. The statement is the assignment that the host
makes when it loads the plugin, ``_longshore_12: Formatter = plugin.simple``; beside it stands the call that the host
will make (``plugin.Simple(...)``), because a type checker says of an instance which member is wrong, of a class only
that it is.
"""

from __future__ import annotations

import keyword
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal

from longshore.model import Noun
from longshore.model.verification import Declared, Kind, StaticFinding
from longshore.verification.apis import Api

_HEAD = "import typing; _longshore_any: typing.Any = ...; _longshore_said: typing.Callable[[str, str], None] = print"
_ANY_ARGUMENTS = "(*_longshore_any, **_longshore_any)"
_PRAGMAS = ("type:", "pyright:", "mypy:", "pyrefly:", "ty:")


Role = Literal["import", "object", "made", "member"]
"""What a part of a statement is: its imports, the object itself, what calling it gives, a member of that."""


class Statement(Noun):
    """The statement about one entry point.

    Attributes:
        declared: the entry point.
        api: its API.
        kind: what it names.
        parts: what it is made of, in order.
        modules: what has to be imported for it.
        pragma: the comment that belongs behind it, ``""`` for none.
    """

    __slots__ = ("declared", "api", "kind", "parts", "modules", "pragma")

    def __init__(
        self, declared: Declared, api: Api, kind: Kind, parts: Iterable[tuple[Role, str]], modules: frozenset[str]
    ) -> None:
        self.declared = declared
        self.api = api
        self.kind: Kind = kind
        self.parts: tuple[tuple[Role, str], ...] = (("import", f"import {', '.join(sorted(modules))}"), *parts)
        self.modules = modules
        self.pragma = declared.comment if declared.comment.startswith(_PRAGMAS) else ""


class CheckModule(Noun):
    """A module for type checkers.

    Attributes:
        text: its source.
        parts: what stands on each line: where it begins (from 1), whose it is, and what it is.
    """

    __slots__ = ("text", "parts")

    def __init__(self, text: str, parts: dict[int, list[tuple[int, Statement, Role]]]) -> None:
        self.text = text
        self.parts = parts

    def at(self, line: int, column: int) -> tuple[Statement, Role] | None:
        """What stands at a place, ``None`` where nothing does."""
        found: tuple[Statement, Role] | None = None
        for start, statement, role in self.parts.get(line, ()):
            if found is None or start <= column:
                found = statement, role
        return found


def is_importable(target: tuple[str, str]) -> bool:
    """Whether a target can be written as an expression: its parts are names and no keywords."""
    parts = [*target[0].split("."), *(target[1].split(".") if target[1] else ())]
    return all(each.isidentifier() and not keyword.iskeyword(each) for each in parts)


def statement(declared: Declared, api: Api, kind: Kind, number: int) -> Statement:
    """The statement about one entry point, whose target is importable.

    Args:
        declared: the entry point.
        api: its API.
        kind: what it names.
        number: makes its names differ from those of the others.
    """
    assert declared.target is not None
    module, attr = declared.target
    plugin = f"{module}.{attr}" if attr else module
    modules = api.type.modules | (api.result.type.modules if api.result else frozenset()) | {module}
    return Statement(declared, api, kind, _parts(f"_longshore_{number}", plugin, api, kind), modules)


def _parts(name: str, plugin: str, api: Api, kind: Kind) -> Iterator[tuple[Role, str]]:
    made = f"{plugin}{_ANY_ARGUMENTS}"
    if kind == "object":
        yield "object", f"{name}: {api.type.text} = {plugin}"
        if api.result:  # a name that is called must give something, says mypy; what is called by place need not
            made = f"({plugin},)[0]{_ANY_ARGUMENTS}"
            yield "made", f"{name}_made: {api.result.type.text} = {made}"
        else:
            made = plugin
    elif kind == "class":
        yield "object", f"{name}: type[{api.type.text}] = {plugin}"
        yield "made", f"{name}_made: {api.type.text} = {made}"
    else:
        made = f"{plugin}()"
        yield "made", f"{name}_made: {api.type.text} = {made}"
    if api.first_member:  # mypy does not name the missing member where all are missing
        yield "member", f"{name}_member = {made}.{api.first_member}"


class Said(Noun):
    """A finding that the module itself tells, to a type checker's plugin that reports it.

    Attributes:
        finding: the finding.
    """

    FUNCTION = "_longshore_said"
    """What is called with the severity and the text."""

    __slots__ = ("finding",)

    def __init__(self, finding: StaticFinding) -> None:
        self.finding = finding

    @property
    def text(self) -> str:
        """The call."""
        found = self.finding
        what = f"{found.namespace}: {found.name}: " if found.name else ""
        return f"{self.FUNCTION}({found.severity!r}, {what + found.message!r})"


def check_module(
    statements: Sequence[Statement], settings: str = "", said: Sequence[Said] = (), *, members: bool = True
) -> CheckModule:
    """The module of these statements, each on the line of its declaration.

    Args:
        statements: any number of them.
        settings: a comment for a type checker, which stands on the last line.
        said: what the module tells besides, on the lines of the findings.
        members: with the parts that name a missing member, for a type checker that does not.
    """
    told: dict[int, list[str]] = {}
    for one in said:
        told.setdefault(max(one.finding.place.line, 1), []).append(one.text)
    lines: dict[int, list[Statement]] = {}
    for each in statements:
        lines.setdefault(max(each.declared.place.line, 1), []).append(each)
    texts: list[str] = []
    parts: dict[int, list[tuple[int, Statement, Role]]] = {}
    for number in range(1, max([1, *lines, *told]) + 1):
        text = "; ".join([*([_HEAD] if number == 1 else []), *told.get(number, ())])
        pragma = ""
        for each in lines.get(number, ()):
            pragma = pragma or each.pragma
            for role, part in [part for part in each.parts if members or part[0] != "member"]:
                text += "; " if text else ""
                parts.setdefault(number, []).append((len(text) + 1, each, role))
                text += part
        texts.append(f"{text}  # {pragma}" if pragma else text)
    return CheckModule("\n".join([*texts, settings, ""]), parts)
