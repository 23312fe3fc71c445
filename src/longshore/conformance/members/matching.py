"""Compares the members that an API asks for with those that a subject has."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from types import FunctionType

from longshore.conformance.forms.annotations import MISSING, Unknown, name_of, type_text
from longshore.conformance.forms.generics import put
from longshore.conformance.forms.kinds import is_protocol
from longshore.conformance.forms.static import can_be_called, inherits, is_really, location_of
from longshore.conformance.members import Member
from longshore.conformance.members.bodies import has_empty_body
from longshore.conformance.members.subjects import Subject
from longshore.conformance.members.wanted import FUNCTIONS, UNTOLD, Wanted, as_called
from longshore.conformance.relation.assignability import Structural, assignable
from longshore.conformance.relation.compare import nearest_overload
from longshore.conformance.signatures import Signature, of_form
from longshore.conformance.signatures.callables import of_callable
from longshore.conformance.signatures.wording import nearest
from longshore.model.extension import Code, Finding, Severity


class Matching:
    """An API's members against a subject's.

    Args:
        subject: what is checked.
        form: the API: a class, or a generic one with its arguments.
        prefix: put before each member's name in the findings.
        structural: answers for a class and a Protocol.
    """

    def __init__(self, subject: Subject, form: object, prefix: str, structural: Structural) -> None:
        self.subject = subject
        self.prefix = prefix
        self.structural = structural
        self.wanted = Wanted(form)

    def findings(self, but: str = "") -> Iterator[Finding]:
        """Every difference, for a Protocol: all its members are wanted."""
        for wanted in self.wanted.members.values():
            if wanted.name != but:
                yield from self._one(wanted)

    def overrides(self) -> Iterator[Finding]:
        """The differences where a class that inherits from the API overrides it."""
        for wanted in self.wanted.members.values():
            if not wanted.name.startswith("__"):
                yield from self._override(wanted)

    def _one(self, wanted: Member) -> Iterator[Finding]:
        found = self.subject.find(wanted.name)
        if found is None:
            yield self._absent(wanted)
        elif found.kind == "attribute" and found.value is MISSING and is_protocol(found.owner):
            yield from self._only_declared(wanted, found)
        else:
            yield from self._member(wanted, found)

    def _override(self, wanted: Member) -> Iterator[Finding]:
        found = self.subject.find(wanted.name)
        if found is not None and found.owner is not wanted.owner:
            yield from self._member(wanted, found)

    def _absent(self, wanted: Member) -> Finding:
        name = wanted.name
        what = "an attribute" if wanted.kind in {"attribute", "property"} else f"a {wanted.kind}"
        if name != "__call__" and self.subject.answers_any_name():
            return self._finding(
                "cannot-tell", "unverified", name, f"{what} {name!r}",
                "only __getattr__ or a base of type Any may give it", f"define {name!r} so that it can be seen",
            )  # fmt: skip
        if self.subject.sets(name) == "unknown":
            return self._finding(
                "cannot-tell", "unverified", name, f"{what} {name!r}",
                "a method may set it, but its source text is missing or has changed", f"declare {name!r} in the class",
            )  # fmt: skip
        similar = nearest(name, (each for each in self.subject.names() if not each.startswith("__")))
        return self._finding(
            "missing-member", "error", name, f"{what} {self.wanted.text(wanted)}", "it is missing",
            f"{similar}add {name!r}",
        )  # fmt: skip

    def _only_declared(self, wanted: Member, found: Member) -> Iterator[Finding]:
        """An attribute that a Protocol declares and nobody sets: reading it raises AttributeError."""
        if self.subject.sets(wanted.name) == "no" and not self.subject.answers_any_name():
            yield self._finding(
                "missing-member", "error", wanted.name, f"an attribute {self.wanted.text(wanted)}",
                f"it inherits the declaration of {found.owner.__name__}, which has no value", f"set {wanted.name!r}",
            )  # fmt: skip

    def _member(self, wanted: Member, found: Member) -> Iterator[Finding]:
        if found.value is not MISSING and found.value is wanted.value and found.value is not None:
            yield from self._inherited(wanted)
        elif wanted.kind in FUNCTIONS:
            yield from self._function(wanted, found)
        elif found.kind in FUNCTIONS:
            yield from self._function_for_attribute(wanted, found)
        else:
            yield from self._attribute(wanted, found)

    def _function(self, wanted: Member, found: Member) -> Iterator[Finding]:
        name = wanted.name
        if found.kind in FUNCTIONS:
            if wanted.kind != "method" and found.kind == "method" and self._bound(found):
                yield self._finding(
                    "wrong-kind", "warning", found, f"a {wanted.kind}", "an instance method",
                    f"decorate it with @{wanted.kind}",
                )  # fmt: skip
            yield from self._compared(name, self._given(found))
        elif found.kind == "property":
            yield from self._not_a_function(wanted, found, "a property")
        elif found.value is MISSING:
            yield from self._not_a_function(wanted, found, "an attribute")
        elif not callable(found.value):
            yield self._finding(
                "wrong-kind", "error", found, f"a {wanted.kind} {self.wanted.text(wanted)}",
                f"an attribute of type {name_of(type(found.value))}", f"make {name!r} a method",
            )  # fmt: skip
        else:
            yield from self._compared(name, of_callable(found.value) or UNTOLD)

    def _given(self, found: Member) -> tuple[Signature, ...]:
        """The signatures of a function of the subject, as its caller sees it."""
        arguments = self.subject.arguments(found.owner)
        return tuple(each.substituted(arguments) for each in as_called(found, bound=self._bound(found)))

    def _bound(self, found: Member) -> bool:
        """Whether reading the member binds its first parameter: not for a function read from its class."""
        if self.subject.is_class_object and not inherits(self.subject.cls, found.owner):
            return found.kind == "classmethod"
        return found.kind != "staticmethod"

    def _compared(self, name: str, found: tuple[Signature, ...]) -> Iterator[Finding]:
        path = f"{self.prefix}{name}"
        wanted = self.wanted.signatures(name)
        for each in nearest_overload(wanted, found, path, by_name=name == "__call__", structural=self.structural):
            yield each if each.location is not None else self._located(each)

    def _inherited(self, wanted: Member) -> Iterator[Finding]:
        """What comes from an explicit Protocol base: its body, which may be none."""
        if is_protocol(wanted.owner) and type(wanted.value) is FunctionType and has_empty_body(wanted.value):
            yield self._finding(
                "empty-body", "error", wanted.name, f"a {wanted.kind} {self.wanted.text(wanted)}",
                f"it inherits the empty body of {wanted.owner.__name__}, which returns nothing",
                f"implement {wanted.name!r}",
            )  # fmt: skip

    def _not_a_function(self, wanted: Member, found: Member, what: str) -> Iterator[Finding]:
        annotation = put(found.annotation, self.subject.arguments(found.owner))
        certain = is_really(annotation, type) and annotation is not typing.Any and not can_be_called(annotation)
        yield self._finding(
            "wrong-kind" if certain else "cannot-tell", "error" if certain else "unverified", found,
            f"a {wanted.kind} {self.wanted.text(wanted)}", f"{what}: {type_text(annotation)}",
            f"make {wanted.name!r} a method",
        )  # fmt: skip

    def _function_for_attribute(self, wanted: Member, found: Member) -> Iterator[Finding]:
        name, expected = wanted.name, self.wanted.type_of(wanted)
        form = of_form(expected)
        verdict = assignable(FunctionType, expected, self.structural)
        if verdict == "no" or (verdict == "unknown" and form is None):
            no = verdict == "no"
            yield self._finding(
                "wrong-kind" if no else "cannot-tell", "error" if no else "unverified", found,
                f"{name}: {type_text(expected)}", f"a {found.kind}",
                f"decorate it with @property, or set {name!r} to a value",
            )  # fmt: skip
            return
        if wanted.settable:
            yield self._finding(
                "read-only", "warning", found, f"{name!r} can be assigned", f"a {found.kind}",
                f"let the API declare a method or a property {name!r}",
            )  # fmt: skip
        if form is not None:
            path = f"{self.prefix}{name}"
            yield from nearest_overload(
                (form,), self._given(found), path, by_name=False, structural=self.structural
            )  # fmt: skip

    def _attribute(self, wanted: Member, found: Member) -> Iterator[Finding]:
        if self.subject.is_class_object and found.kind == "property":
            yield self._finding(
                "wrong-kind", "error", found, f"an attribute {self.wanted.text(wanted)}",
                "a property, which a class gives to its instances alone", "name an instance in the entry point",
            )  # fmt: skip
            return
        yield from self._class_variable(wanted, found)
        if found.kind == "property":
            yield from self._property(wanted, found)
        elif wanted.settable and not found.settable:
            yield self._finding(
                "read-only", "error", found, f"{wanted.name!r} can be assigned", "it can't be assigned",
                f"make {wanted.name!r} an ordinary attribute, or let the API declare a property",
            )  # fmt: skip
        yield from self._type(wanted, found)

    def _property(self, wanted: Member, found: Member) -> Iterator[Finding]:
        """A property in place of an attribute: neither checker, or not pyright, takes it for one."""
        cached = found.cached
        if wanted.settable and not found.settable:
            yield self._finding(
                "read-only", "error", found, f"{wanted.name!r} can be assigned",
                "a cached property" if cached else "a property without a setter",
                f"make {wanted.name!r} an attribute, or let the API declare a property",
            )  # fmt: skip
        elif cached or (wanted.kind == "attribute" and not wanted.class_var):
            yield self._finding(
                "wrong-kind", "warning", found, f"{'a property' if cached else 'an attribute'} {wanted.name!r}",
                "a cached property" if cached else "a property with a setter, which pyright tells from an attribute",
                "use @property" if cached else f"make {wanted.name!r} an attribute",
            )  # fmt: skip

    def _class_variable(self, wanted: Member, found: Member) -> Iterator[Finding]:
        """A ClassVar wants a ClassVar, and what a host may assign on the instance is none ("Protocols", members)."""
        name, text = wanted.name, self.wanted.text(wanted)
        if self.subject.is_class_object:
            return
        if wanted.class_var and not found.class_var:
            declaration = f"{name}: ClassVar[{type_text(self.wanted.type_of(wanted))}]"
            yield self._finding(
                "wrong-kind", "error", found, f"a class variable {text}", "an attribute that is not declared ClassVar",
                f"declare it in the class: {declaration}",
            )  # fmt: skip
        elif found.class_var and wanted.kind == "attribute" and wanted.settable and not wanted.class_var:
            yield self._finding(
                "wrong-kind", "error", found, f"an attribute of the instance {text}", "a ClassVar",
                f"declare {text}",
            )  # fmt: skip

    def _type(self, wanted: Member, found: Member) -> Iterator[Finding]:
        expected = self.wanted.type_of(wanted)
        actual = put(found.annotation, self.subject.arguments(found.owner))
        if actual is MISSING and found.kind == "attribute" and found.value is not MISSING:
            actual = type(found.value)
            verdict = assignable(actual, expected, self.structural)
            if wanted.settable and verdict == "yes" and assignable(expected, actual, self.structural) != "yes":
                verdict = "unknown"  # the attribute may be of a wider type than its value
        else:
            verdict = assignable(actual, expected, self.structural)
            if wanted.settable and verdict == "yes" and actual is not MISSING:
                # what can be assigned is invariant: what the host assigns must fit as well
                verdict = assignable(expected, actual, self.structural)
        if isinstance(expected, Unknown) or (verdict == "unknown" and expected is not MISSING):
            yield self._typed("cannot-tell", "unverified", wanted, actual, found)
        elif verdict == "no":
            yield self._typed("attribute-type", "error", wanted, actual, found)

    def _typed(self, code: Code, severity: Severity, wanted: Member, actual: object, found: Member) -> Finding:
        text = type_text(self.wanted.type_of(wanted))
        return self._finding(
            code,
            severity,
            found,
            text,
            type_text(actual),
            f"declare {wanted.name}: {text}",
        )

    def _located(self, found: Finding) -> Finding:
        return Finding(
            found.code, found.severity, found.path, expected=found.expected, actual=found.actual, hint=found.hint,
            location=location_of(self.subject.thing),
        )  # fmt: skip

    def _finding(
        self, code: Code, severity: Severity, member: Member | str, expected: str, actual: str, hint: str
    ) -> Finding:
        """A finding about what the subject has under a name, or about a name that it does not have."""
        name = member if isinstance(member, str) else member.name
        value: object = None if isinstance(member, str) else member.value
        location = location_of(value) if type(value) is FunctionType else None
        return Finding(
            code, severity, f"{self.prefix}{name}", expected=expected, actual=actual, hint=hint,
            location=location or location_of(self.subject.thing),
        )  # fmt: skip
