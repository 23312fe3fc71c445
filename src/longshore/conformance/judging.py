"""The relation between types, with its answers about Protocols and about what can be called."""

from __future__ import annotations

import typing
from types import FunctionType

from longshore.conformance.callables.classes import of_class
from longshore.conformance.forms.kinds import args_of, origin_of, special
from longshore.conformance.forms.static import is_really
from longshore.conformance.members.matching import Matching
from longshore.conformance.members.places import Sides
from longshore.conformance.members.subjects import Subject
from longshore.conformance.relation import Verdict, of_each
from longshore.conformance.relation.assignability import Relation
from longshore.conformance.relation.compare import nearest_overload
from longshore.conformance.relation.findings import verdict_of
from longshore.conformance.signatures import Functions, Signature, of_form


class Judging:
    """Answers what the relation asks about members and calls.

    Attributes:
        judge: the relation between types.
    """

    def __init__(self) -> None:
        self.judge = Relation(self._structural, self._calls, self._varies)

    def _varies(self, lower: object, upper: object) -> Verdict:
        """Whether a generic class with one argument has the members that it has with another."""
        return verdict_of(list(Matching(Sides(Subject(lower, prospective=True), upper, "", self.judge)).varying()))

    def _structural(self, actual: object, expected: object) -> Verdict:
        """Whether a type keeps a Protocol ("Protocols")."""
        if special(actual) == "type":
            made = (args_of(actual) or (typing.Any,))[0]
            cls = origin_of(made) or made
            if not is_really(cls, type):
                return "unknown"
            return verdict_of(list(Matching(Sides(Subject(cls), expected, "", self.judge)).findings()))
        if special(actual) == "Callable" or is_really(actual, Functions):
            return self._callable_form(actual, expected)
        return verdict_of(list(Matching(Sides(Subject(actual, prospective=True), expected, "", self.judge)).findings()))

    def _callable_form(self, actual: object, expected: object) -> Verdict:
        """A ``Callable`` form against a callback Protocol, whose further members are those of a function."""
        matching = Matching(Sides(Subject(FunctionType, prospective=True), expected, "", self.judge))
        wanted, found = matching.sides.wanted, self.signatures(actual)
        if "__call__" not in wanted.members or found is None:
            return verdict_of(list(matching.findings()))
        calls = nearest_overload(wanted.signatures("__call__"), found, "", by_name=False, judge=self.judge)
        return verdict_of([*calls, *matching.findings(but="__call__")])

    def _calls(self, actual: object, expected: object) -> Verdict:
        """Whether a type can be called as a ``Callable`` form says."""
        form = of_form(expected)
        wanted = expected.signatures if is_really(expected, Functions) else (form,) if form else ()
        found = self.signatures(actual)
        if not wanted or found is None:
            return "unknown"
        findings = nearest_overload(wanted, found, "", by_name=False, judge=self.judge) if found else ()
        verdict: Verdict = verdict_of(list(findings)) if found else "no"
        if special(actual) == "type":  # of which mypy does not read the constructor
            return of_each(self.judge.assignable(args_of(actual)[0], wanted[-1].returns), verdict)
        return verdict

    def signatures(self, form: object) -> tuple[Signature, ...] | None:
        """The signatures of what is of a type, none where it can't be called, ``None`` where it does not tell."""
        if is_really(form, Functions):
            return form.signatures
        if special(form) == "Callable":
            found = of_form(form)
            return None if found is None else (found,)
        if special(form) == "type":
            made = (args_of(form) or (typing.Any,))[0]
            return of_class(made) or None if is_really(made, type) else None
        cls = origin_of(form) or form
        if not is_really(cls, type):
            return None
        subject = Subject(form, prospective=True)
        found_call = subject.find("__call__")
        if found_call is None:
            return None if subject.answers_any_name() else ()
        return Sides(subject, object, "", self.judge).given(found_call)
