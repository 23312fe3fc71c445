"""The check at run time of what a project declares: everything is imported, as a host would do it.

Run as a program (``python -m longshore.run_time``), it reads the entry points from its standard input and writes a line
of JSON before and after each: when a plugin ends the process, the reader of these lines knows which one it was.
"""

from __future__ import annotations

import json
import os
import sys
from types import GenericAlias
from typing import TYPE_CHECKING, TypedDict

from longshore.conformance.engine import examine
from longshore.declarations import GROUP
from longshore.declarations.faults import faults
from longshore.declarations.reading import Sources
from longshore.declarations.types import shape_of
from longshore.declarations.versions import newest
from longshore.discovery import target
from longshore.loading import invoke, load
from longshore.managers import ExtensionPoint
from longshore.model import Candidate, FromReference, LoadFault, Stage
from longshore.model.extension import ConformanceReport
from longshore.model.verification import Kind, StaticCode
from longshore.rendering.report import finding_lines
from longshore.rendering.safe import error_text, traceback_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


class Asked(TypedDict):
    """An entry point that is to be checked.

    Attributes:
        namespace: its namespace.
        name: its name.
        value: its target.
        api: the target of the extension point or of the API.
        kind: what it names.
    """

    namespace: str
    name: str
    value: str
    api: str
    kind: Kind


class Answer(TypedDict):
    """One finding of the check at run time.

    Attributes:
        code: what is wrong with the entry point.
        rule: the code of the conformance finding, ``""`` for a failure to load.
        severity: ``error`` or ``warning``.
        message: expected, got, cure.
        file: where the plugin's own code is, ``""`` where that is not known.
        line: the line there, 0 where that is not known.
    """

    code: StaticCode
    rule: str
    severity: str
    message: str
    file: str
    line: int


_DOING: Mapping[Stage, str] = {
    "import": "its import",
    "attribute": "reading its attribute",
    "call": "calling it without arguments",
    "check-function": "the host's check function",
}


def api_of(named: str) -> object:
    """The API that a target names: of an extension point, what it asks for.

    Args:
        named: the target, such as ``textapp.api:formatters``.

    Raises:
        ImportError: there is no such module.
        AttributeError: it has no such attribute.
    """
    thing = published(named)
    api: object = thing.api if isinstance(thing, ExtensionPoint) else thing
    return api


def published(named: str) -> object:
    """What a target names: an extension point, or an API itself.

    Args:
        named: the target, such as ``textapp.api:formatters``.

    Raises:
        ImportError: there is no such module.
        AttributeError: it has no such attribute.
    """
    module, _, path = named.partition("[")[0].partition(":")
    outcome = load(Candidate(named, named, "", FromReference(named), (module.strip(), path.strip())))
    if isinstance(outcome, LoadFault):
        raise outcome.error
    return outcome.plugin


def checked(candidate: Candidate, api: object, kind: Kind) -> ConformanceReport | LoadFault:
    """Load an entry point and compare it with an API.

    Args:
        candidate: the entry point.
        api: the API.
        kind: what the entry point names: an object of the API, a class of such objects, a factory, which is called.
    """
    outcome = load(candidate)
    if isinstance(outcome, LoadFault):
        return outcome
    if kind == "factory":
        outcome = invoke(outcome.plugin, (), {})
        if isinstance(outcome, LoadFault):
            return outcome
    asked: object = GenericAlias(type, (api,)) if kind == "class" else api
    return examine(outcome.plugin, asked, strict=False, unverified="allow")


def answers(asked: Asked) -> Iterator[Answer]:
    """Everything that is wrong with one entry point."""
    place = target(asked["value"])
    assert place is not None  # only what is a target is asked about
    candidate = Candidate(asked["name"], asked["value"], asked["namespace"], FromReference(asked["value"]), place)
    if asked["namespace"].startswith(f"{GROUP}."):
        yield from _of_declaration(candidate, asked["api"])
        return
    try:
        api = api_of(asked["api"])
    except Exception as error:
        yield _answer("unreadable-api", f"the API {asked['api']!r} can't be loaded: {error_text(error)}")
        return
    found = checked(candidate, api, asked["kind"])
    if isinstance(found, LoadFault):
        yield _answer("import-failed", f"{_DOING[found.stage]} raised {traceback_text(found.error)}")
        return
    for each in found.findings:
        where = each.location
        yield {
            "code": "does-not-conform",
            "rule": each.code,
            "severity": each.severity,
            "message": "\n".join(finding_lines(each)),
            "file": where.file if where else "",
            "line": where.line if where else 0,
        }


def _of_declaration(place: Candidate, named: str) -> Iterator[Answer]:
    """What a host finds wrong with a declaration, which is not imported; the host's own type is."""
    try:
        point = published(named)
        meta = shape_of(point.meta) if isinstance(point, ExtensionPoint) and point.meta is not None else None
        versions = point.versions if isinstance(point, ExtensionPoint) else ()
        newest("", versions)
    except Exception as error:
        yield _answer("unreadable-api", f"what {named!r} asks for can't be loaded: {error_text(error)}")
        return
    for each in faults(Sources(), place, meta, versions):
        found = _answer(each.code, f"{each.problem.reason}\ncure: {each.cure}")
        yield {**found, "file": each.problem.path, "line": each.problem.line}


def _answer(code: StaticCode, message: str) -> Answer:
    return {"code": code, "rule": "", "severity": "error", "message": message, "file": "", "line": 0}


def main() -> None:
    """Answer what the standard input asks, on the standard output that the process began with."""
    asked: Sequence[Asked] = json.load(sys.stdin)
    with os.fdopen(os.dup(1), "w", encoding="utf-8") as stream:
        os.dup2(2, 1)  # what a plugin prints is no answer
        for number, each in enumerate(asked):
            stream.write(json.dumps({"begun": number}) + "\n")
            stream.flush()
            found = list(answers(each))
            stream.write(json.dumps({"done": number, "answers": found}) + "\n")
            stream.flush()


if __name__ == "__main__":
    main()
