"""Compares the members that an API asks for with those that a subject has."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator

from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.kinds import is_protocol
from longshore.conformance.forms.sameness import same
from longshore.conformance.forms.static import is_of_the_library, name_of
from longshore.conformance.forms.wording import type_text
from longshore.conformance.members import Member
from longshore.conformance.members.attributes import Attributes
from longshore.conformance.members.functions import FunctionMembers
from longshore.conformance.members.places import Sides
from longshore.conformance.members.subjects import Subject
from longshore.conformance.members.wanted import FUNCTIONS
from longshore.conformance.relation.findings import found_by
from longshore.conformance.signatures.functions import is_untyped
from longshore.conformance.signatures.wording import nearest
from longshore.conformance.source.attributes import sets_attribute
from longshore.conformance.source.codes import names_in
from longshore.model.extension import Finding


class Matching:
    """An API's members against a subject's."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides
        self._functions = FunctionMembers(sides)
        self._attributes = Attributes(sides)

    def findings(self, but: str = "") -> Iterator[Finding]:
        """Every difference, for a Protocol: all its members are wanted."""
        for wanted in self.sides.wanted.members.values():
            if wanted.name != but:
                yield from self._each(wanted, self._one)

    def overrides(self) -> Iterator[Finding]:
        """The differences where a class that inherits from the API overrides it."""
        for wanted in self.sides.wanted.members.values():
            if not wanted.name.startswith("__"):
                yield from self._each(wanted, self._override)

    def _each(self, wanted: Member, compare: Callable[[Member], Iterator[Finding]]) -> list[Finding]:
        """What is found about one member: one that can't be compared costs only itself."""
        try:
            return list(compare(wanted))
        except Exception as error:
            raised = f"comparing it raised {name_of(type(error))}"
            expected = f"{wanted.name!r}, in a way that can be compared"
            hint = "check it with a type checker"
            return [self.sides.finding("cannot-tell", "unknown", wanted.name, expected, raised, hint)]

    def _one(self, wanted: Member) -> Iterator[Finding]:
        found = self.sides.subject.find(wanted.name)
        if self.sides.overriding:
            yield from self._override(wanted)
        if found is None:
            yield self._absent(wanted)
        elif found.kind == "attribute" and found.value is MISSING and is_protocol(found.owner):
            yield from self._only_declared(wanted, found)
        elif not self.sides.overriding:
            yield from self._member(wanted, found)

    def _override(self, wanted: Member) -> Iterator[Finding]:
        found = self.sides.subject.find(wanted.name)
        if wanted.kind == "attribute" and found is not None and found.kind == "attribute":
            found = self.sides.subject.redefined(wanted) or found
        if found is None or found.owner is wanted.owner or is_of_the_library(found.owner):
            return  # the library's own overrides are as typeshed says, which has its reasons
        untyped = found.kind in {*FUNCTIONS, "property"} and is_untyped(found.value)
        for each in map(_of_override, self._member(wanted, found)):
            yield _of_untyped_code(each) if untyped else each

    def _unchanged(self, wanted: Member, found: Member) -> bool:
        """Whether an inherited member is the API's own, also in the types of its class."""
        if wanted.value is None or found.owner is not wanted.owner:
            return False
        own, asked = self.sides.subject.arguments(wanted.owner), self.sides.wanted.arguments(wanted.owner)
        return all(same(form, asked.get(each)) for each, form in own.items())

    def varying(self) -> Iterator[Finding]:
        """The differences between a generic class with other arguments and itself ("Generics", variance inference)."""
        for member in [*self.sides.wanted.members.values(), *self._set_by_methods()]:
            found = self.sides.subject.find(member.name)
            wanted = member
            if wanted.name.startswith("_") and not wanted.name.startswith("__"):
                wanted = copy.copy(member)  # the other checks of the API share it
                wanted.settable = False
            yield from self._member(wanted, found) if found is not None else ()

    def _set_by_methods(self) -> Iterator[Member]:
        """The attributes that methods set, which are no members of an API."""
        whole = Subject(self.sides.wanted.form, prospective=True)
        for name in names_in(self.sides.subject.cls):
            if name not in self.sides.wanted.members and sets_attribute(self.sides.subject.cls, name) == "yes":
                yield from filter(None, [whole.find(name)])

    def _absent(self, wanted: Member) -> Finding:
        name = wanted.name
        what = "an attribute" if wanted.kind in {"attribute", "property"} else f"a {wanted.kind}"
        if name != "__call__" and self.sides.subject.answers_any_name():
            given = self.sides.subject.answer_to_any_name()
            if self._functions.fits(wanted, given) == "no":
                return self.sides.finding(
                    "missing-member", "no", name, f"{what} {self.sides.wanted.text(wanted)}",
                    f"only __getattr__ may give it, which returns {type_text(given)}", f"add {name!r}",
                )  # fmt: skip
            return self.sides.finding(
                "cannot-tell", "unknown", name, f"{what} {name!r}",
                "only __getattr__ or a base of type Any may give it", f"define {name!r} so that it can be seen",
            )  # fmt: skip
        buffer = name == "__buffer__" and is_of_the_library(self.sides.subject.cls)  # C classes show it from 3.12 on
        if self.sides.subject.sets(name) == "unknown" or buffer:
            return self.sides.finding(
                "cannot-tell", "unknown", name, f"{what} {name!r}",
                "a method may set it, but its source text is missing or has changed", f"declare {name!r} in the class",
            )  # fmt: skip
        similar = nearest(name, (each for each in self.sides.subject.names() if not each.startswith("__")))
        return self.sides.finding(
            "missing-member", "no", name, f"{what} {self.sides.wanted.text(wanted)}", "it is missing",
            f"{similar}add {name!r}",
        )  # fmt: skip

    def _only_declared(self, wanted: Member, found: Member) -> Iterator[Finding]:
        """An attribute that a Protocol declares and nobody sets: reading it raises AttributeError."""
        if self.sides.subject.sets(wanted.name) == "no" and not self.sides.subject.answers_any_name():
            yield self.sides.finding(
                "missing-member", "no", wanted.name, f"an attribute {self.sides.wanted.text(wanted)}",
                f"it inherits the declaration of {found.owner.__name__}, which has no value", f"set {wanted.name!r}",
            )  # fmt: skip

    def _member(self, wanted: Member, found: Member) -> Iterator[Finding]:
        if found.value is not MISSING and found.value is wanted.value and self._unchanged(wanted, found):
            return
        if wanted.kind in FUNCTIONS:
            yield from self._functions.compare(wanted, found)
        elif found.kind in FUNCTIONS:
            yield from self._functions.for_attribute(wanted, found)
        else:
            yield from self._attributes.compare(wanted, found)


def _of_untyped_code(found: Finding) -> Finding:
    """A finding about an override without annotations, into which mypy does not look."""
    if found.severity == "unverified":
        return found
    return found_by(found.code, "pyright", found.path, (found.expected, found.actual, found.hint), found.location)


def _of_override(found: Finding) -> Finding:
    """A finding about an override: pyright does not compare the types of ``**kwargs`` there, and the order it does."""
    texts = (found.expected, found.actual, found.hint)
    if found.code == "parameter-type" and found.path.endswith("(kwargs)") and found.severity == "error":
        return found_by(found.code, "mypy", found.path, texts, found.location)
    if found.code == "wrong-kind" and found.actual == "another order":
        return found_by(found.code, "no", found.path, texts, found.location)
    return found
