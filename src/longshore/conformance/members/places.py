"""The two sides of a comparison of members, and the findings about them."""

from __future__ import annotations

import types
import typing
from types import FunctionType

from longshore.conformance.callables.wrappers import is_covered
from longshore.conformance.forms.generics import put
from longshore.conformance.forms.static import inherits, is_really, location_of
from longshore.conformance.members import Member
from longshore.conformance.members.subjects import Subject
from longshore.conformance.members.wanted import Wanted, as_called
from longshore.conformance.relation import Judge, Verdict
from longshore.conformance.relation.findings import found_by
from longshore.conformance.signatures import Functions, Signature, of_form
from longshore.model.extension import Code, Finding


class Sides:
    """What is checked, and the API.

    Args:
        subject: what is checked.
        form: the API: a class, or a generic one with its arguments.
        prefix: put before each member's name in the findings.
        judge: who is asked about types.
        overriding: the subject's class inherits from the API, and what it overrides is compared.
    """

    def __init__(self, subject: Subject, form: object, prefix: str, judge: Judge, *, overriding: bool = False) -> None:
        self.subject = subject
        self.prefix = prefix
        self.judge = judge
        self.overriding = overriding
        parameters = subject.open_parameters()
        if parameters and not subject.is_class_object:
            subject.solve(judge.flexible(parameters))
        self.wanted = Wanted(self._as_inherited(form) if overriding else form, subject.form, judge)

    def _as_inherited(self, form: object) -> object:
        """An API without type arguments, with those that the subject's class gives it."""
        own = self.subject.arguments(form) if is_really(form, type) else {}
        return types.GenericAlias(form, tuple(own.values())) if own and is_really(form, type) else form

    def given(self, found: Member) -> tuple[Signature, ...]:
        """The signatures of a function of the subject, as its caller sees it."""
        own = {**self.subject.arguments(found.owner), typing.Self: self.subject.form}
        called = as_called(found, self.subject.form, self.judge, bound=self.is_bound(found))
        if self.subject.is_class_object and found.kind == "method" and not self.is_bound(found):
            called = tuple(each.of_method(found.owner) for each in called)
        return tuple(each.substituted(own) for each in called)

    def is_bound(self, found: Member) -> bool:
        """Whether reading the member binds its first parameter: not for a function read from its class."""
        if self.subject.is_class_object and not inherits(self.subject.cls, found.owner):
            return found.kind == "classmethod"
        return found.kind != "staticmethod"

    def read(self, found: Member) -> object:
        """The type that reading an attribute gives: a ``Callable`` class variable is bound, as a method is."""
        form = put(found.annotation, self.subject.arguments(found.owner))
        signature = of_form(form) if found.class_var and not self.subject.is_class_object else None
        return form if signature is None else Functions((signature.bound_to(self.subject.form),))

    def finding(
        self, code: Code, verdict: Verdict, member: Member | str, expected: str, actual: str, hint: str
    ) -> Finding:
        """A finding about what the subject has under a name, or about a name that it does not have."""
        name = member if isinstance(member, str) else member.name
        value: object = None if isinstance(member, str) else member.value
        location = location_of(value) if type(value) is FunctionType and not is_covered(value) else None
        location = location or location_of(self.subject.thing)
        return found_by(code, verdict, f"{self.prefix}{name}", (expected, actual, hint), location)

    def located(self, found: Finding) -> Finding:
        """A finding with the place of the subject."""
        return Finding(
            found.code, found.severity, found.path, expected=found.expected, actual=found.actual, hint=found.hint,
            location=location_of(self.subject.thing), refused_by=found.refused_by,
        )  # fmt: skip
