"""Compares functions among the members, and functions with what is none."""

from __future__ import annotations

import functools
import types
from collections.abc import Iterator

from longshore.conformance.callables import of_callable
from longshore.conformance.forms import library
from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.static import is_of_the_library, is_really, name_of
from longshore.conformance.forms.wording import type_text
from longshore.conformance.members import Member
from longshore.conformance.members.alike import are_alike
from longshore.conformance.members.places import Sides
from longshore.conformance.members.wanted import FUNCTIONS
from longshore.conformance.relation import Verdict
from longshore.conformance.relation.compare import nearest_overload
from longshore.conformance.signatures import UNTOLD, Functions, Signature, of_form
from longshore.model.extension import Finding


class FunctionMembers:
    """The functions of an API against what a subject has under their names."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides

    def compare(self, wanted: Member, found: Member) -> Iterator[Finding]:
        """Every difference between a function that the API asks for and what the subject has under its name."""
        name = wanted.name
        if wanted.owner.__module__ == library.__name__ and is_really(found.value, types.WrapperDescriptorType):
            return  # what C code has under a name of the data model
        if found.kind in FUNCTIONS:
            if wanted.kind != "method" and found.kind == "method" and self.sides.is_bound(found):
                yield self.sides.finding(
                    "wrong-kind", "mypy", found, f"a {wanted.kind}", "an instance method",
                    f"decorate it with @{wanted.kind}",
                )  # fmt: skip
            if is_really(found.value, functools.partialmethod):
                yield self.sides.finding(
                    "wrong-kind", "pyright", found, f"a {wanted.kind}", "a partialmethod, which pyright can't read",
                    f"define {name!r} with def",
                )  # fmt: skip
            if not (self.sides.is_bound(found) and are_alike(wanted, found)):
                yield from self._compared(name, self.sides.given(found))
        elif found.kind == "property":
            yield from self._not_a_function(wanted, found, "a property")
        elif found.value is MISSING or (found.annotation is not MISSING and not found.from_source):
            yield from self._not_a_function(wanted, found, "an attribute")
        elif not callable(found.value):
            written = found.value is None and not is_of_the_library(found.owner)
            unhashable = name == "__hash__" and written  # which pyright takes for a method
            yield self.sides.finding(
                "wrong-kind", "mypy" if unhashable else "no", found,
                f"a {wanted.kind} {self.sides.wanted.text(wanted)}",
                f"an attribute of type {name_of(type(found.value))}", f"make {name!r} a method",
            )  # fmt: skip
        else:
            yield from self._compared(name, of_callable(found.value, self.sides.judge) or UNTOLD)

    def _compared(self, name: str, found: tuple[Signature, ...]) -> Iterator[Finding]:
        path = f"{self.sides.prefix}{name}"
        wanted = self.sides.wanted.signatures(name)
        for each in nearest_overload(wanted, found, path, by_name=name == "__call__", judge=self.sides.judge):
            yield each if each.location is not None else self.sides.located(each)

    def _not_a_function(self, wanted: Member, found: Member, what: str) -> Iterator[Finding]:
        annotation = self.sides.read(found)
        verdict = self.fits(wanted, annotation) if wanted.kind == "method" else "no"
        if verdict != "yes":
            yield self.sides.finding(
                "cannot-tell" if verdict == "unknown" else "wrong-kind", verdict, found,
                f"a {wanted.kind} {self.sides.wanted.text(wanted)}", f"{what}: {type_text(annotation)}",
                f"make {wanted.name!r} a method",
            )  # fmt: skip

    def for_attribute(self, wanted: Member, found: Member) -> Iterator[Finding]:
        """A function where the API asks for an attribute or property."""
        if self.sides.overriding and _name_of(found.value, wanted.name) != wanted.name:
            return  # no body has it: the base's own machinery has put it there
        name, expected = wanted.name, self.sides.wanted.type_of(wanted)
        form = of_form(expected)
        verdict = "yes" if form else self.sides.judge.assignable(Functions(self.sides.given(found)), expected)
        if verdict != "yes":
            no = verdict == "no"
            yield self.sides.finding(
                "wrong-kind" if no else "cannot-tell", "no" if no else "unknown", found,
                f"{name}: {type_text(expected)}", f"a {found.kind}",
                f"decorate it with @property, or set {name!r} to a value",
            )  # fmt: skip
            return
        if wanted.settable:
            functions = Functions(self.sides.given(found))
            settled = wanted.kind == "property" or self.sides.judge.same(functions, expected) != "no"
            yield self.sides.finding(
                "read-only", "mypy" if settled else "no", found,
                f"{name!r} can be assigned", f"a {found.kind}",
                f"let the API declare a method or a property {name!r}",
            )  # fmt: skip
        if form is not None:
            path = f"{self.sides.prefix}{name}"
            yield from nearest_overload(
                (form,), self.sides.given(found), path, by_name=False, judge=self.sides.judge
            )  # fmt: skip

    def fits(self, wanted: Member, form: object) -> Verdict:
        """Whether an object of some type is what a member has to be."""
        if wanted.kind in FUNCTIONS:
            return self.sides.judge.assignable(form, Functions(self.sides.wanted.signatures(wanted.name)))
        ask = self.sides.judge.same if wanted.settable else self.sides.judge.assignable
        return ask(form, self.sides.wanted.type_of(wanted))


def _name_of(value: object, name: str) -> str:
    """The name that a function was written with, or else that under which it stands."""
    return value.__name__ if is_really(value, types.FunctionType) else name
