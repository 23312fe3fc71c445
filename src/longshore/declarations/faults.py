"""What is wrong with one declaration, for its author: all of it, before it is shipped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

from longshore.declarations import names_in, whole
from longshore.declarations.reading import Reading, Sources
from longshore.declarations.shapes import Shape
from longshore.declarations.versions import newest
from longshore.model import Candidate, Noun, Problem

Code = Literal["invalid-declaration", "wrong-api-version"]


class Fault(Noun):
    """One thing that is wrong.

    Attributes:
        code: what a host makes of it.
        problem: where, and what.
        cure: what to do.
    """

    __slots__ = ("code", "problem", "cure")

    def __init__(self, code: Code, problem: Problem, cure: str) -> None:
        self.code: Code = code
        self.problem = problem
        self.cure = cure


def faults(files: Sources, place: Candidate, meta: Shape | None, versions: Sequence[str]) -> Iterator[Fault]:
    """Everything that is wrong with a declaration.

    Args:
        files: those of the project's declarations.
        place: its entry point, under the name of the plugin.
        meta: the type of metadata that the host asks for, ``None`` where it asks for none, or where that is not known.
        versions: the versions of its API that the host offers, all of them real ones.
    """
    reading = files.read(place, whole(meta))
    for each in reading.problems:
        yield Fault("invalid-declaration", each, _VALUES if reading.is_found() else _LITERAL)
    yield from _versions(reading, versions)
    for key in ("before", "after"):
        if place.name in names_in(reading.values.get(key)):
            reason = f"{key}: names {place.name!r}, the plugin itself"
            yield Fault("invalid-declaration", reading.problem(key, reason), "name other plugins")


_LITERAL = (
    "assign a dictionary of plain values to that name at the top of the module; a host reads it as text, without "
    "importing it"
)
_VALUES = "write plain values of the types that the host asks for; it reads them as text, without importing the module"


def _versions(reading: Reading, versions: Sequence[str]) -> Iterator[Fault]:
    range_ = reading.values.get("versions")
    if not isinstance(range_, str):
        return
    try:
        fitting = newest(range_, versions or ("0",))
    except ValueError as error:
        problem = reading.problem("versions", f"versions: {error}")
        yield Fault("invalid-declaration", problem, "write a specifier of PEP 440")
        return
    if fitting is None and versions:
        text = f"versions: {range_!r} has none of the versions that the host offers, {', '.join(versions)}"
        cure = "make the plugin fit one of them, and say so; no host of this version would load it"
        yield Fault("wrong-api-version", reading.problem("versions", text), cure)
