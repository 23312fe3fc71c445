"""Compares the members that an API asks for with those that a subject has."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from types import FunctionType, ModuleType

from longshore.conformance.callables import of_callable
from longshore.conformance.forms.annotations import MISSING, Unknown
from longshore.conformance.forms.generics import put
from longshore.conformance.forms.kinds import is_protocol
from longshore.conformance.forms.static import (
    dict_of_class,
    inherits,
    is_of_the_library,
    is_really,
    location_of,
    name_of,
)
from longshore.conformance.forms.wording import type_text
from longshore.conformance.members import Member
from longshore.conformance.members.subjects import Subject
from longshore.conformance.members.values import hides_its_type, type_of_value
from longshore.conformance.members.wanted import FUNCTIONS, Wanted, as_called
from longshore.conformance.relation import Judge, Verdict, all_of, of_each
from longshore.conformance.relation.assignability import same
from longshore.conformance.relation.compare import nearest_overload
from longshore.conformance.relation.findings import found_by
from longshore.conformance.signatures import UNTOLD, Functions, Signature, of_form
from longshore.conformance.signatures.wording import nearest
from longshore.conformance.source.attributes import sets_attribute
from longshore.conformance.source.codes import names_in
from longshore.model.extension import Code, Finding


class Matching:
    """An API's members against a subject's.

    Args:
        subject: what is checked.
        form: the API: a class, or a generic one with its arguments.
        prefix: put before each member's name in the findings.
        judge: who is asked about types.
    """

    def __init__(self, subject: Subject, form: object, prefix: str, judge: Judge) -> None:
        self.subject = subject
        self.prefix = prefix
        self.judge = judge
        parameters = subject.open_parameters()
        if parameters and not subject.is_class_object:
            subject.solve(judge.flexible(parameters))
        self.wanted = Wanted(form, subject.form, judge)

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
            yield from map(_of_override, self._member(wanted, found))

    def _unchanged(self, wanted: Member) -> bool:
        """Whether an inherited member is the API's own, also in the types of its class."""
        if wanted.value is None:
            return False
        own, asked = self.subject.arguments(wanted.owner), self.wanted.arguments(wanted.owner)
        return all(same(form, asked.get(each)) for each, form in own.items())

    def varying(self) -> Iterator[Finding]:
        """The differences between a generic class with other arguments and itself ("Generics", variance inference)."""
        for wanted in [*self.wanted.members.values(), *self._set_by_methods()]:
            found = self.subject.find(wanted.name)
            if wanted.name.startswith("_") and not wanted.name.startswith("__"):
                wanted.settable = False
            if found is not None:
                yield from self._member(wanted, found)

    def _set_by_methods(self) -> Iterator[Member]:
        """The attributes that methods set, which are no members of an API."""
        whole = Subject(self.wanted.form, prospective=True)
        for name in names_in(self.subject.cls):
            if name not in self.wanted.members and sets_attribute(self.subject.cls, name) == "yes":
                found = whole.find(name)
                if found is not None:
                    yield found

    def _absent(self, wanted: Member) -> Finding:
        name = wanted.name
        what = "an attribute" if wanted.kind in {"attribute", "property"} else f"a {wanted.kind}"
        if name != "__call__" and self.subject.answers_any_name():
            given = self.subject.answer_to_any_name()
            if self._fits(wanted, given) == "no":
                return self._finding(
                    "missing-member", "no", name, f"{what} {self.wanted.text(wanted)}",
                    f"only __getattr__ may give it, which returns {type_text(given)}", f"add {name!r}",
                )  # fmt: skip
            return self._finding(
                "cannot-tell", "unknown", name, f"{what} {name!r}",
                "only __getattr__ or a base of type Any may give it", f"define {name!r} so that it can be seen",
            )  # fmt: skip
        if self.subject.sets(name) == "unknown" or name == "__buffer__":  # of C classes, from Python 3.12 on
            return self._finding(
                "cannot-tell", "unknown", name, f"{what} {name!r}",
                "a method may set it, but its source text is missing or has changed", f"declare {name!r} in the class",
            )  # fmt: skip
        similar = nearest(name, (each for each in self.subject.names() if not each.startswith("__")))
        return self._finding(
            "missing-member", "no", name, f"{what} {self.wanted.text(wanted)}", "it is missing",
            f"{similar}add {name!r}",
        )  # fmt: skip

    def _fits(self, wanted: Member, form: object) -> Verdict:
        """Whether an object of some type is what a member has to be."""
        if wanted.kind in FUNCTIONS:
            return self.judge.assignable(form, Functions(self.wanted.signatures(wanted.name)))
        ask = self.judge.same if wanted.settable else self.judge.assignable
        return ask(form, self.wanted.type_of(wanted))

    def _only_declared(self, wanted: Member, found: Member) -> Iterator[Finding]:
        """An attribute that a Protocol declares and nobody sets: reading it raises AttributeError."""
        if self.subject.sets(wanted.name) == "no" and not self.subject.answers_any_name():
            yield self._finding(
                "missing-member", "no", wanted.name, f"an attribute {self.wanted.text(wanted)}",
                f"it inherits the declaration of {found.owner.__name__}, which has no value", f"set {wanted.name!r}",
            )  # fmt: skip

    def _member(self, wanted: Member, found: Member) -> Iterator[Finding]:
        if found.value is not MISSING and found.value is wanted.value and self._unchanged(wanted):
            return
        if wanted.kind in FUNCTIONS:
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
                    "wrong-kind", "mypy", found, f"a {wanted.kind}", "an instance method",
                    f"decorate it with @{wanted.kind}",
                )  # fmt: skip
            yield from self._compared(name, self.given(found))
        elif found.kind == "property":
            yield from self._not_a_function(wanted, found, "a property")
        elif found.value is MISSING:
            yield from self._not_a_function(wanted, found, "an attribute")
        elif not callable(found.value):
            written = found.value is None and not is_of_the_library(found.owner)
            unhashable = name == "__hash__" and written  # which pyright takes for a method
            yield self._finding(
                "wrong-kind", "mypy" if unhashable else "no", found, f"a {wanted.kind} {self.wanted.text(wanted)}",
                f"an attribute of type {name_of(type(found.value))}", f"make {name!r} a method",
            )  # fmt: skip
        else:
            yield from self._compared(name, of_callable(found.value, self.judge) or UNTOLD)

    def given(self, found: Member) -> tuple[Signature, ...]:
        """The signatures of a function of the subject, as its caller sees it."""
        own = {**self.subject.arguments(found.owner), typing.Self: self.subject.form}
        called = as_called(found, self.subject.form, self.judge, bound=self._bound(found))
        return tuple(each.substituted(own) for each in called)

    def _bound(self, found: Member) -> bool:
        """Whether reading the member binds its first parameter: not for a function read from its class."""
        if self.subject.is_class_object and not inherits(self.subject.cls, found.owner):
            return found.kind == "classmethod"
        return found.kind != "staticmethod"

    def _compared(self, name: str, found: tuple[Signature, ...]) -> Iterator[Finding]:
        path = f"{self.prefix}{name}"
        wanted = self.wanted.signatures(name)
        for each in nearest_overload(wanted, found, path, by_name=name == "__call__", judge=self.judge):
            yield each if each.location is not None else self._located(each)

    def _not_a_function(self, wanted: Member, found: Member, what: str) -> Iterator[Finding]:
        annotation = self._read(found)
        verdict = self._fits(wanted, annotation)
        if verdict != "yes":
            yield self._finding(
                "cannot-tell" if verdict == "unknown" else "wrong-kind", verdict, found,
                f"a {wanted.kind} {self.wanted.text(wanted)}", f"{what}: {type_text(annotation)}",
                f"make {wanted.name!r} a method",
            )  # fmt: skip

    def _read(self, found: Member) -> object:
        """The type that reading an attribute gives: a ``Callable`` class variable is bound, as a method is."""
        form = put(found.annotation, self.subject.arguments(found.owner))
        signature = of_form(form) if found.class_var and not self.subject.is_class_object else None
        return form if signature is None else Functions((signature.bound_to(self.subject.form),))

    def _function_for_attribute(self, wanted: Member, found: Member) -> Iterator[Finding]:
        name, expected = wanted.name, self.wanted.type_of(wanted)
        form = of_form(expected)
        verdict = "yes" if form else self.judge.assignable(Functions(self.given(found)), expected)
        if verdict != "yes":
            no = verdict == "no"
            yield self._finding(
                "wrong-kind" if no else "cannot-tell", "no" if no else "unknown", found,
                f"{name}: {type_text(expected)}", f"a {found.kind}",
                f"decorate it with @property, or set {name!r} to a value",
            )  # fmt: skip
            return
        if wanted.settable:
            yield self._finding(
                "read-only", "mypy" if form or wanted.kind == "property" else "no", found,
                f"{name!r} can be assigned", f"a {found.kind}",
                f"let the API declare a method or a property {name!r}",
            )  # fmt: skip
        if form is not None:
            path = f"{self.prefix}{name}"
            yield from nearest_overload(
                (form,), self.given(found), path, by_name=False, judge=self.judge
            )  # fmt: skip

    def _attribute(self, wanted: Member, found: Member) -> Iterator[Finding]:
        if self.subject.is_class_object and found.kind == "property":
            yield self._finding(
                "wrong-kind", "no", found, f"an attribute {self.wanted.text(wanted)}",
                "a property, which a class gives to its instances alone", "name an instance in the entry point",
            )  # fmt: skip
            return
        yield from self._class_variable(wanted, found)
        if found.kind == "property":
            yield from self._property(wanted, found)
        elif wanted.settable and not found.settable:
            yield self._finding(
                "read-only", self._refusing(found), found, f"{wanted.name!r} can be assigned", "it can't be assigned",
                f"make {wanted.name!r} an ordinary attribute, or let the API declare a property",
            )  # fmt: skip
        yield from self._type(wanted, found)

    def _refusing(self, found: Member) -> Verdict:
        """Who refuses a constant where the API's attribute can be assigned: a module's is one to pyright alone."""
        if not found.final or not (found.by_method or is_really(self.subject.thing, ModuleType)):
            return "no"
        return "pyright" if is_really(self.subject.thing, ModuleType) else "mypy"

    def _property(self, wanted: Member, found: Member) -> Iterator[Finding]:
        """A property in place of an attribute: neither checker, or not pyright, takes it for one."""
        cached = found.cached
        if wanted.settable and not found.settable:
            yield self._finding(
                "read-only", "no", found, f"{wanted.name!r} can be assigned",
                "a cached property" if cached else "a property without a setter",
                f"make {wanted.name!r} an attribute, or let the API declare a property",
            )  # fmt: skip
        elif cached or (wanted.kind == "attribute" and not wanted.class_var):
            yield self._finding(
                "wrong-kind", "pyright", found, f"{'a property' if cached else 'an attribute'} {wanted.name!r}",
                "a cached property" if cached else "a property with a setter, which pyright tells from an attribute",
                "use @property" if cached else f"make {wanted.name!r} an attribute",
            )  # fmt: skip

    def _class_variable(self, wanted: Member, found: Member) -> Iterator[Finding]:
        """A ClassVar wants a ClassVar, and what a host may assign on the instance is none ("Protocols", members)."""
        name, text = wanted.name, self.wanted.text(wanted)
        if self.subject.is_class_object:
            yield from self._of_class_object(wanted, found)
            return
        if wanted.class_var and not found.class_var:
            declaration = f"{name}: ClassVar[{type_text(self.wanted.type_of(wanted))}]"
            yield self._finding(
                "wrong-kind", "no", found, f"a class variable {text}", "an attribute that is not declared ClassVar",
                f"declare it in the class: {declaration}",
            )  # fmt: skip
        elif found.class_var and wanted.settable and not wanted.class_var:
            yield self._finding(
                "wrong-kind", "no", found, f"an attribute of the instance {text}", "a ClassVar",
                f"declare {text}",
            )  # fmt: skip

    def _is_annotated(self, found: Member) -> bool:
        """Whether the body of a class declares an attribute, and does not only give it a value."""
        by_descriptor = found.value is MISSING and found.name in dict_of_class(found.owner)
        return not (found.by_method or by_descriptor or found.from_source or found.annotation is MISSING)

    def _of_class_object(self, wanted: Member, found: Member) -> Iterator[Finding]:
        """A class has its class variables alone; a ClassVar is asked of an instance's class, which it is not."""
        name, of_class = wanted.name, inherits(self.subject.cls, found.owner)
        if wanted.class_var:
            yield self._finding(
                "wrong-kind", "no", found, f"an instance whose class has {name!r}", "the class itself",
                "name an instance in the entry point, or let the API declare a property",
            )  # fmt: skip
        elif not of_class and not found.class_var and not is_really(found.value, type):
            yield self._finding(
                "wrong-kind", "no" if self._is_annotated(found) else "pyright", found,
                f"an attribute of the class {self.wanted.text(wanted)}", "an attribute of its instances",
                f"declare it in the class: {name}: ClassVar[{type_text(self.wanted.type_of(wanted))}]",
            )  # fmt: skip

    def _type(self, wanted: Member, found: Member) -> Iterator[Finding]:
        expected, actual = self.wanted.type_of(wanted), self._read(found)
        seen = actual is MISSING and found.kind == "attribute" and found.value is not MISSING
        if seen:
            actual = type_of_value(found.value)
            verdict = self._seen(wanted, actual, expected)
        else:
            verdict = self._declared(wanted, found, actual)
            if found.to_pyright is not found.annotation:
                pyright = put(found.to_pyright, self.subject.arguments(found.owner))
                verdict = of_each(verdict, self._declared(wanted, found, pyright))
        if verdict == "yes" and not is_really(expected, Unknown):
            return
        if verdict != "unknown" or expected is not MISSING:
            text = type_text(expected)
            told = self._finding(
                "cannot-tell" if verdict in {"unknown", "yes"} else "attribute-type",
                "unknown" if verdict == "yes" else verdict, found, text, type_text(actual),
                f"declare {wanted.name}: {text}",
            )  # fmt: skip
            told.from_source = found.from_source
            yield told

    def _seen(self, wanted: Member, actual: object, expected: object) -> Verdict:
        """Whether a value may be one of the expected type: its attribute may be declared wider than it."""
        verdict = self.judge.assignable(actual, expected)
        if wanted.settable and verdict == "yes" and self.judge.assignable(expected, actual) != "yes":
            return "unknown"
        return "unknown" if verdict == "no" and hides_its_type(expected) else verdict

    def _declared(self, wanted: Member, found: Member, actual: object) -> Verdict:
        """Whether reading an attribute gives what the API promises, and assigning it takes what the API allows."""
        verdict = self.judge.assignable(actual, self.wanted.type_of(wanted))
        if wanted.settable and found.settable and actual is not MISSING:
            return all_of((verdict, self._takes(wanted, found, actual)))
        return verdict

    def _takes(self, wanted: Member, found: Member, actual: object) -> Verdict:
        """Whether what the host may assign is taken; pyright does not ask an attribute in place of a property."""
        set_type = put(found.set_type, self.subject.arguments(found.owner)) if found.kind == "property" else actual
        verdict = self.judge.assignable(self.wanted.set_type_of(wanted), set_type)
        properties = [each.kind for each in (wanted, found)].count("property")
        return "mypy" if verdict == "no" and properties == 1 else verdict

    def _located(self, found: Finding) -> Finding:
        return Finding(
            found.code, found.severity, found.path, expected=found.expected, actual=found.actual, hint=found.hint,
            location=location_of(self.subject.thing), refused_by=found.refused_by,
        )  # fmt: skip

    def _finding(
        self, code: Code, verdict: Verdict, member: Member | str, expected: str, actual: str, hint: str
    ) -> Finding:
        """A finding about what the subject has under a name, or about a name that it does not have."""
        name = member if isinstance(member, str) else member.name
        value: object = None if isinstance(member, str) else member.value
        location = location_of(value) if type(value) is FunctionType else None
        location = location or location_of(self.subject.thing)
        return found_by(code, verdict, f"{self.prefix}{name}", (expected, actual, hint), location)


def _of_override(found: Finding) -> Finding:
    """A finding about an override: pyright does not compare the types of ``**kwargs`` there, and the order it does."""
    texts = (found.expected, found.actual, found.hint)
    if found.code == "parameter-type" and found.path.endswith("(kwargs)") and found.severity == "error":
        return found_by(found.code, "mypy", found.path, texts, found.location)
    if found.code == "wrong-kind" and found.actual == "another order":
        return found_by(found.code, "no", found.path, texts, found.location)
    return found
