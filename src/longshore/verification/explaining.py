"""What a type checker says of a statement, told of the entry point and of the plugin's own code."""

from __future__ import annotations

import ast
import re
from collections.abc import Sequence

from longshore.model.verification import Checker, Kind, Place, StaticCode, StaticFinding
from longshore.verification.checkers import Diagnostic
from longshore.verification.reading import Sources
from longshore.verification.statements import Role, Statement

_MODULES = frozenset({"import-not-found", "reportMissingImports", "missing-import", "unresolved-import"})
_ATTRIBUTES = frozenset({"attr-defined", "reportAttributeAccessIssue", "missing-attribute", "unresolved-attribute"})
_NO_TYPES = "import-untyped"
_NAMES = re.compile(r"[\"`'](\w+)[\"`']|def (\w+)\(|\.(\w+)[\"`']|^\s*(\w+): expected")


def explained(
    checker: Checker, statement: Statement, told: Sequence[tuple[Role, Diagnostic]], sources: Sources
) -> StaticFinding:
    """One finding of all that a type checker says of one entry point.

    Args:
        checker: who says it.
        statement: about which entry point.
        told: which part of the statement, and what; at least one.
        sources: tell where the plugin's own code is.
    """
    primary = next((each for role, each in told if role in {"import", "object"}), told[0][1])
    declared = statement.declared
    code = _code(told)
    message = [primary.message[0], _UNTYPED] if code == "untyped" else _message(told, statement.kind)
    return StaticFinding(
        declared.place, declared.namespace, declared.name, code, "\n".join(message),
        checker=checker, rule=primary.rule, source=_source(statement, message[1:], sources),
        severity="warning" if code == "untyped" else "error",
    )  # fmt: skip


_UNTYPED = "not verified\ncure: add an empty file py.typed to the package, or tell the checker to read it without one"


def _code(told: Sequence[tuple[Role, Diagnostic]]) -> StaticCode:
    for role, each in told:
        if role == "import" and each.rule in _MODULES:
            return "no-such-module"
        if role in {"object", "made"} and each.rule in _ATTRIBUTES:
            return "no-such-attribute"
    return "untyped" if all(each.rule == _NO_TYPES for _, each in told) else "does-not-conform"


def _message(told: Sequence[tuple[Role, Diagnostic]], kind: Kind) -> Sequence[str]:
    """All lines; of an import only the first one, and of a class where there is more about its instances."""
    more = any(role in {"made", "member"} for role, _ in told)
    lines: list[str] = []
    for message in dict.fromkeys(
        each.message[:1] if role == "import" or (role == "object" and kind == "class" and more) else each.message
        for role, each in told
    ):
        lines += message
    return lines


def _source(statement: Statement, reasons: Sequence[str], sources: Sources) -> Place | None:
    """The plugin's own line: of the first member that the reasons name, else of its class or function."""
    target = statement.declared.target
    found = sources.definition(*target) if target else None
    if found is None or found.kind == "unknown":
        return None
    if isinstance(found.node, ast.ClassDef):
        lines = {getattr(each, "name", ""): each.lineno for each in found.node.body}
        for reason in reasons:
            for names in _NAMES.findall(reason):
                line = next((lines[each] for each in names if each and each in lines), 0)
                if line:
                    return Place(found.place.file, line)
    return found.place
