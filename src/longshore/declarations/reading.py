"""Reads declarations from the files that have them: quickly where that can be done, else by Python's own syntax."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from longshore.declarations.quick import quickly
from longshore.declarations.shapes import Fields
from longshore.declarations.texts import Said, Source, source_text
from longshore.model import Candidate, Installed, Problem

Text = tuple[str, bytes]


class Reading:
    """What was read.

    Attributes:
        values: what is declared, by name.
        problems: what is wrong with it.
    """

    __slots__ = ("values", "problems", "_place", "_sources")

    def __init__(
        self, place: Candidate, sources: Sources, values: Mapping[str, object], problems: Sequence[Problem]
    ) -> None:
        self.values = values
        self.problems = problems
        self._place = place
        self._sources = sources

    def is_found(self) -> bool:
        """Whether there is a literal, right or wrong."""
        return not isinstance(self._sources.literal(self._place), Problem)

    def where(self, key: str) -> str:
        """File and line of a value."""
        problem = self.problem(key, "")
        return f"{problem.path}:{problem.line}"

    def problem(self, key: str, reason: str) -> Problem:
        """Something that is wrong with a value."""
        said = self._sources.literal(self._place)
        if isinstance(said, Problem):
            return Problem(said.path, 0, reason, self._place.distribution)
        from longshore.declarations.literals import line_of  # late: to explain

        return said.problem(line_of(said, key), reason)


class Sources:
    """The files of declarations; each is opened once, and parsed at most once."""

    __slots__ = ("_texts", "_parsed")

    def __init__(self) -> None:
        self._texts: dict[tuple[str, str], Text | Problem] = {}
        self._parsed: dict[tuple[str, str], Source | Problem] = {}

    def assign(self, place: Candidate) -> bool:
        """Whether a line of the file that is a plugin assigns something to the name of a declaration."""
        text, name = self._text(place), place.attr.encode()
        if isinstance(text, Problem) or name not in text[1]:
            return False
        lines = [each.strip().partition(name) for each in text[1].splitlines()]
        return any(found and not before and after.lstrip()[:1] in {b"=", b":"} for before, found, after in lines)

    def read(self, place: Candidate, shape: Fields) -> Reading:
        """What an entry point names, as a literal of a type.

        Args:
            place: the entry point.
            shape: the type.
        """
        text = self._text(place)
        if isinstance(text, Problem):
            return Reading(place, self, {}, [text])
        try:
            return self._read(place, text, shape)
        except RecursionError:
            return Reading(place, self, {}, [Problem(text[0], 0, "is nested too deep", place.distribution)])

    def _read(self, place: Candidate, text: Text, shape: Fields) -> Reading:
        values = quickly(text[1], place.attr)
        if values is not None and shape.fits(values):
            return Reading(place, self, values, ())
        said = self.literal(place)
        if isinstance(said, Problem):
            return Reading(place, self, {}, [said])
        from longshore.declarations.syntax import parts_of  # late: most declarations are read quickly

        problems: list[Problem] = []
        return Reading(place, self, parts_of(shape, said, problems), problems)

    def literal(self, place: Candidate) -> Said | Problem:
        """The syntax of what an entry point names; why there is none, where that is so."""
        text = self._text(place)
        if isinstance(text, Problem):
            return text
        from longshore.declarations.literals import assigned, parsed  # late: as above

        key = _key(place)
        if key not in self._parsed:
            self._parsed[key] = parsed(text[1], text[0], place.distribution)
        source = self._parsed[key]
        return source if isinstance(source, Problem) else assigned(source, place.attr)

    def _text(self, place: Candidate) -> Text | Problem:
        key = _key(place)
        if key not in self._texts:
            try:
                self._texts[key] = source_text(place)
            except LookupError as error:
                owner = place.distribution
                file = f"{owner.path}/entry_points.txt" if isinstance(owner, Installed) else str(owner)
                self._texts[key] = Problem(file, 0, str(error), owner)
        return self._texts[key]


def _key(place: Candidate) -> tuple[str, str]:
    """A module of a distribution."""
    return place.module_name, str(getattr(place.distribution, "path", ""))
