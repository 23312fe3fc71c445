"""Compares attributes and properties: their types, who may assign them, and whether they are class variables."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.generics import put
from longshore.conformance.forms.kinds import special
from longshore.conformance.forms.names import Unknown
from longshore.conformance.forms.static import inherits, is_really
from longshore.conformance.forms.wording import type_text
from longshore.conformance.members import Member
from longshore.conformance.members.places import Sides
from longshore.conformance.members.values import hides_its_type, type_of_value
from longshore.conformance.relation import Verdict, all_of, of_each
from longshore.conformance.relation.findings import found_by
from longshore.conformance.relation.tuples import alike_to_pyright
from longshore.model.extension import Finding


class Attributes:
    """The attributes of an API against those of a subject."""

    def __init__(self, sides: Sides) -> None:
        self.sides = sides

    def compare(self, wanted: Member, found: Member) -> Iterator[Finding]:
        """Every difference between an attribute or property of the API and that of the subject."""
        inferred = wanted.kind == "attribute" and wanted.annotation is MISSING
        if not (self.sides.overriding and inferred):
            yield from self._compared(wanted, found)
        elif self.sides.wanted.type_of(wanted) is not type(None):  # which a subclass may replace by anything
            yield from map(_of_mypy_alone, self._compared(wanted, found))

    def _compared(self, wanted: Member, found: Member) -> Iterator[Finding]:
        if self.sides.subject.is_class_object and found.kind == "property":
            yield self.sides.finding(
                "wrong-kind", "no", found, f"an attribute {self.sides.wanted.text(wanted)}",
                "a property, which a class gives to its instances alone", "name an instance in the entry point",
            )  # fmt: skip
            return
        yield from self._class_variable(wanted, found)
        if found.kind == "property":
            yield from self._property(wanted, found)
            if wanted.kind == "property" and wanted.settable and found.settable:
                yield from self._setter(wanted, found)
        elif wanted.settable and not found.settable:
            yield self.sides.finding(
                "read-only", self._refusing(found), found, f"{wanted.name!r} can be assigned", "it can't be assigned",
                f"make {wanted.name!r} an ordinary attribute, or let the API declare a property",
            )  # fmt: skip
        elif self.sides.overriding and wanted.kind == "property":
            yield self.sides.finding(
                "wrong-kind", "pyright", found, f"a property {wanted.name!r}", "an attribute that overrides it",
                f"make {wanted.name!r} a property",
            )  # fmt: skip
        yield from self._type(wanted, found)

    def _refusing(self, found: Member) -> Verdict:
        """Who refuses a constant where the API's attribute can be assigned: a module's is one to pyright alone."""
        if is_really(self.sides.subject.thing, ModuleType):
            return "pyright"
        return "mypy" if found.final and found.by_method else "no"

    def _property(self, wanted: Member, found: Member) -> Iterator[Finding]:
        """A property in place of an attribute: neither checker, or not pyright, takes it for one."""
        cached = found.cached
        if wanted.settable and not found.settable:
            expected = self.sides.wanted.type_of(wanted)
            takes_a_property = special(expected) == "Any" or (self.sides.overriding and expected is object)
            yield self.sides.finding(
                "read-only", "mypy" if takes_a_property else "no", found,
                f"{wanted.name!r} can be assigned",
                "a cached property" if cached else "a property without a setter",
                f"make {wanted.name!r} an attribute, or let the API declare a property",
            )  # fmt: skip
        elif cached or (wanted.kind == "attribute" and not wanted.class_var):
            yield self.sides.finding(
                "wrong-kind", "pyright", found, f"{'a property' if cached else 'an attribute'} {wanted.name!r}",
                "a cached property" if cached else "a property with a setter, which pyright tells from an attribute",
                "use @property" if cached else f"make {wanted.name!r} an attribute",
            )  # fmt: skip

    def _class_variable(self, wanted: Member, found: Member) -> Iterator[Finding]:
        """A ClassVar wants a ClassVar, and what a host may assign on the instance is none ("Protocols", members)."""
        name, text = wanted.name, self.sides.wanted.text(wanted)
        if self.sides.subject.is_class_object:
            yield from self._of_class_object(wanted, found)
            return
        if wanted.class_var and not found.class_var:
            declaration = f"{name}: ClassVar[{type_text(self.sides.wanted.type_of(wanted))}]"
            yield self.sides.finding(
                "wrong-kind", "mypy" if self.sides.overriding else "no", found,
                f"a class variable {text}", "an attribute that is not declared ClassVar",
                f"declare it in the class: {declaration}",
            )  # fmt: skip
        elif found.class_var and wanted.settable and not wanted.class_var:
            yield self.sides.finding(
                "wrong-kind", "mypy" if self.sides.overriding else "no", found,
                f"an attribute of the instance {text}", "a ClassVar",
                f"declare {text}",
            )  # fmt: skip
        elif wanted.kind == "property" and (found.class_var or found.constant):
            yield self.sides.finding(
                "wrong-kind", "pyright", found, f"a property {text}",
                "a ClassVar" if found.class_var else "a constant", f"make {name!r} a property",
            )  # fmt: skip
        elif found.by_descriptor and not wanted.class_var:
            yield self.sides.finding(
                "wrong-kind", "pyright", found, text, "a descriptor, which pyright does not look through here",
                f"make {name!r} {'a property' if wanted.kind == 'property' else 'an attribute'}",
            )  # fmt: skip

    def _is_annotated(self, found: Member) -> bool:
        """Whether the body of a class declares an attribute, and does not only give it a value."""
        by_value = found.by_descriptor or found.from_source or found.annotation is MISSING
        return not (found.by_method or by_value)

    def _of_class_object(self, wanted: Member, found: Member) -> Iterator[Finding]:
        """A class has its class variables alone; a ClassVar is asked of an instance's class, which it is not."""
        name, of_class = wanted.name, inherits(self.sides.subject.cls, found.owner)
        if wanted.class_var:
            yield self.sides.finding(
                "wrong-kind", "no", found, f"an instance whose class has {name!r}", "the class itself",
                "name an instance in the entry point, or let the API declare a property",
            )  # fmt: skip
        elif not of_class and not found.class_var and not is_really(found.value, type):
            yield self.sides.finding(
                "wrong-kind", "no" if self._is_annotated(found) else "pyright", found,
                f"an attribute of the class {self.sides.wanted.text(wanted)}", "an attribute of its instances",
                f"declare it in the class: {name}: ClassVar[{type_text(self.sides.wanted.type_of(wanted))}]",
            )  # fmt: skip

    def _type(self, wanted: Member, found: Member) -> Iterator[Finding]:
        expected, actual = self.sides.wanted.type_of(wanted), self.sides.read(found)
        seen = actual is MISSING and found.kind == "attribute" and found.value is not MISSING
        if seen:
            actual = type_of_value(found.value)
            verdict = self._seen(wanted, actual, expected)
        else:
            verdict = self._declared(wanted, found, actual)
            if found.to_pyright is not found.annotation:
                pyright = put(found.to_pyright, self.sides.subject.arguments(found.owner))
                verdict = of_each(verdict, self._declared(wanted, found, pyright))
        if verdict == "yes" and not is_really(expected, Unknown):
            return
        if verdict != "unknown" or expected is not MISSING:
            text = type_text(expected)
            told = self.sides.finding(
                "cannot-tell" if verdict in {"unknown", "yes"} else "attribute-type",
                "unknown" if verdict == "yes" else verdict, found, text, type_text(actual),
                self._cure(wanted, found, text),
            )  # fmt: skip
            told.from_source = found.from_source
            yield told

    def _cure(self, wanted: Member, found: Member, text: str) -> str:
        """What makes the type of an attribute right, by what it is."""
        if found.kind == "property":
            return f"let the property return {text}"
        if found.by_descriptor:
            return f"let its __get__ return {text}"
        of_class = wanted.class_var or (self.sides.subject.is_class_object and found.class_var)
        return f"declare {wanted.name}: {f'ClassVar[{text}]' if of_class else text}"

    def _setter(self, wanted: Member, found: Member) -> Iterator[Finding]:
        """What the setters of two properties take."""
        expected = self.sides.wanted.set_type_of(wanted)
        actual = put(found.set_type, self.sides.subject.arguments(found.owner))
        verdict = self.sides.judge.assignable(expected, actual)
        if verdict != "yes" and not (actual is MISSING or expected is MISSING):
            yield self.sides.finding(
                "cannot-tell" if verdict == "unknown" else "attribute-type", verdict, f"{wanted.name} (setter)",
                f"a setter that takes {type_text(expected)}", f"one that takes {type_text(actual)}",
                f"let the setter take {type_text(expected)}",
            )  # fmt: skip

    def _seen(self, wanted: Member, actual: object, expected: object) -> Verdict:
        """Whether a value may be one of the expected type: its attribute may be declared wider than it."""
        verdict = self.sides.judge.assignable(actual, expected)
        if wanted.settable and verdict == "yes" and self.sides.judge.assignable(expected, actual) != "yes":
            return "unknown"
        return "unknown" if verdict == "no" and hides_its_type(expected) else verdict

    def _declared(self, wanted: Member, found: Member, actual: object) -> Verdict:
        """Whether reading an attribute gives what the API promises, and assigning it takes what the API allows."""
        verdict = self.sides.judge.assignable(actual, self.sides.wanted.type_of(wanted))
        two = wanted.kind == found.kind == "property"  # whose setters are compared by themselves
        if wanted.settable and found.settable and actual is not MISSING and not two:
            return all_of((verdict, self._takes(wanted, found, actual)))
        return verdict

    def _takes(self, wanted: Member, found: Member, actual: object) -> Verdict:
        """Whether what the host may assign is taken; pyright does not ask an attribute in place of a property."""
        set_type = (
            put(found.set_type, self.sides.subject.arguments(found.owner)) if found.kind == "property" else actual
        )
        if self.sides.overriding and wanted.kind == "property" != found.kind:
            return "yes"  # who overrides a property by an attribute is told that
        wanted_type = self.sides.wanted.set_type_of(wanted)
        verdict = self.sides.judge.assignable(wanted_type, set_type)
        properties = [each.kind for each in (wanted, found)].count("property")
        if verdict == "no" and alike_to_pyright(self.sides.judge, set_type, wanted_type):
            return "mypy"
        if verdict == "no" and properties != 1 and self.sides.overriding:
            return "pyright"  # mypy lets a subclass narrow an attribute
        return "mypy" if verdict == "no" and properties == 1 else verdict


def _of_mypy_alone(found: Finding) -> Finding:
    """A finding about an override of what its base only infers: pyright asks for declared types there."""
    if found.severity != "error":
        return found
    return found_by(found.code, "mypy", found.path, (found.expected, found.actual, found.hint), found.location)
