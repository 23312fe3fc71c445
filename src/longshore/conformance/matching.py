"""Compares the members that an API asks for with those that a subject has."""

from __future__ import annotations

import typing
from collections.abc import Callable, Iterator, Mapping
from types import FunctionType

from longshore.conformance.annotations import MISSING, Unknown, type_text
from longshore.conformance.assignability import Structural, assignable, is_protocol
from longshore.conformance.compare import Comparison
from longshore.conformance.members import Member, Subject, of_api
from longshore.conformance.signatures import ANYTHING, Parameter, Signature, of_callable, of_function
from longshore.conformance.source import has_empty_body
from longshore.conformance.static import location_of
from longshore.conformance.wording import nearest, signature_text
from longshore.model.extension import Code, Finding, Severity

_FUNCTIONS = ("method", "classmethod", "staticmethod")


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
        origin = typing.get_origin(form) or form
        self.api: type = origin if isinstance(origin, type) else object
        parameters: tuple[object, ...] = getattr(self.api, "__parameters__", ())
        self.arguments: Mapping[object, object] = dict(zip(parameters, typing.get_args(form), strict=False))

    def findings(self, but: str = "") -> Iterator[Finding]:
        """Every difference, for a Protocol: all its members are wanted."""
        for wanted in of_api(self.api).values():
            if wanted.name != but:
                found = self.subject.find(wanted.name)
                if found is None:
                    yield self._absent(wanted)
                else:
                    yield from self._member(wanted, found)

    def overrides(self) -> Iterator[Finding]:
        """The differences where a class that inherits from the API overrides it."""
        for wanted in of_api(self.api).values():
            found = self.subject.find(wanted.name)
            if found is not None and found.owner is not wanted.owner and not wanted.name.startswith("__"):
                yield from self._member(wanted, found)

    def wanted_signature(self, name: str) -> Signature:
        """The signature of one of the API's functions, as its caller sees it, type arguments put in."""
        wanted = of_api(self.api)[name]
        return self._substituted(self._as_called(wanted, bound=wanted.kind != "staticmethod"))

    def _as_called(self, member: Member, *, bound: bool) -> Signature:
        value = member.value
        found = of_function(value, member.owner) if isinstance(value, FunctionType) else of_callable(value)
        found = found or Signature(ANYTHING, MISSING, exact=False)
        return found.without_first() if bound else found

    def _substituted(self, signature: Signature) -> Signature:
        if not self.arguments:
            return signature
        parameters = tuple(
            Parameter(each.name, each.kind, each.optional, self._put(each.annotation)) for each in signature.parameters
        )
        returns = self._put(signature.returns)
        return Signature(parameters, returns, signature.flow, signature.location, signature.exact)

    def _put(self, form: object) -> object:
        """A type form with the API's type arguments in place of its parameters."""
        if form in self.arguments:
            return self.arguments[form]
        inner: object = getattr(form, "__parameters__", ())
        put: object = getattr(form, "__getitem__", None)
        if isinstance(form, type) or not isinstance(inner, tuple) or not inner or not callable(put):
            return form
        substituted: object = put(tuple(self.arguments.get(each, each) for each in inner))
        return substituted

    def _absent(self, wanted: Member) -> Finding:
        what = "an attribute" if wanted.kind in {"attribute", "property"} else f"a {wanted.kind}"
        if self.subject.answers_any_name():
            return self._finding(
                "cannot-tell", "unverified", wanted.name, f"{what} {wanted.name!r}",
                "only __getattr__ may give it", f"define {wanted.name!r} so that it can be seen",
            )  # fmt: skip
        similar = nearest(wanted.name, (name for name in self.subject.names() if not name.startswith("__")))
        return self._finding(
            "missing-member", "error", wanted.name, f"{what} {self._wanted_text(wanted)}", "it is missing",
            f"{similar}add {wanted.name!r}",
        )  # fmt: skip

    def _wanted_text(self, wanted: Member) -> str:
        if wanted.kind in _FUNCTIONS:
            return signature_text(self.wanted_signature(wanted.name), wanted.name)
        return f"{wanted.name}: {type_text(self._put(wanted.annotation))}"

    def _member(self, wanted: Member, found: Member) -> Iterator[Finding]:
        if wanted.kind in _FUNCTIONS:
            yield from self._function(wanted, found)
        elif found.kind in _FUNCTIONS:
            yield from self._function_for_attribute(wanted, found)
        else:
            yield from self._attribute(wanted, found)

    def _function(self, wanted: Member, found: Member) -> Iterator[Finding]:
        name = wanted.name
        if found.kind in _FUNCTIONS:
            if found.value is wanted.value:
                yield from self._inherited(wanted)
                return
            if wanted.kind != "method" and found.kind == "method" and self._bound(found):
                yield self._finding(
                    "wrong-kind", "warning", name, f"a {wanted.kind}", "an instance method",
                    f"decorate it with @{wanted.kind}", found,
                )  # fmt: skip
            given = self._as_called(found, bound=self._bound(found))
            yield from self._compared(name, given)
        elif found.kind == "property":
            yield from self._not_a_function(wanted, found, found.annotation, "a property")
        elif found.value is MISSING:
            yield from self._not_a_function(wanted, found, found.annotation, "an attribute")
        elif found.value is None or not callable(found.value):
            yield self._finding(
                "wrong-kind", "error", name, f"a {wanted.kind} {self._wanted_text(wanted)}",
                f"an attribute of type {type(found.value).__name__}", f"make {name!r} a method", found,
            )  # fmt: skip
        elif found.owner is not object:
            signature = of_callable(found.value) or Signature(ANYTHING, MISSING, exact=False)
            yield from self._compared(name, signature)

    def _bound(self, found: Member) -> bool:
        """Whether reading the member binds its first parameter: not for a function read from its class."""
        if isinstance(self.subject.thing, type) and not self.subject.prospective:
            return found.kind == "classmethod"
        return found.kind != "staticmethod"

    def _compared(self, name: str, found: Signature) -> Iterator[Finding]:
        wanted = self.wanted_signature(name)
        yield from Comparison(wanted, found, f"{self.prefix}{name}", name == "__call__", self.structural).findings()

    def _inherited(self, wanted: Member) -> Iterator[Finding]:
        """What comes from an explicit Protocol base: its body, which may be none."""
        if is_protocol(self.api) and isinstance(wanted.value, FunctionType) and has_empty_body(wanted.value):
            yield self._finding(
                "empty-body", "error", wanted.name, f"a method {self._wanted_text(wanted)}",
                f"it inherits the empty body of {wanted.owner.__name__}, which returns None",
                f"implement {wanted.name!r}",
            )  # fmt: skip

    def _not_a_function(self, wanted: Member, found: Member, annotation: object, what: str) -> Iterator[Finding]:
        plain = isinstance(annotation, type) and not callable(getattr(annotation, "__call__", None))  # noqa: B004
        certain = plain or (isinstance(annotation, type) and "__call__" not in dir(annotation))
        yield self._finding(
            "wrong-kind" if certain else "cannot-tell", "error" if certain else "unverified", wanted.name,
            f"a {wanted.kind} {self._wanted_text(wanted)}", f"{what}: {type_text(annotation)}",
            f"make {wanted.name!r} a method", found,
        )  # fmt: skip

    def _function_for_attribute(self, wanted: Member, found: Member) -> Iterator[Finding]:
        expected = self._put(wanted.annotation)
        if expected in {typing.Any, object} or typing.get_origin(expected) is Callable:
            return
        certain = isinstance(expected, type) and not is_protocol(expected)
        yield self._finding(
            "wrong-kind" if certain else "cannot-tell", "error" if certain else "unverified", wanted.name,
            f"{wanted.name}: {type_text(expected)}", f"a {found.kind}",
            f"decorate it with @property, or set {wanted.name!r} to a value", found,
        )  # fmt: skip

    def _attribute(self, wanted: Member, found: Member) -> Iterator[Finding]:
        if wanted.settable and not found.settable:
            yield self._finding(
                "read-only", "error", wanted.name, f"{wanted.name!r} can be assigned",
                "a property without a setter" if found.kind == "property" else "it can't be assigned",
                f"make {wanted.name!r} an attribute, or let the API declare a property", found,
            )  # fmt: skip
        expected = self._put(wanted.annotation)
        if found.annotation is MISSING and found.kind == "attribute" and found.value is not MISSING:
            actual: object = type(found.value)
            verdict = assignable(actual, expected, self.structural)
        else:
            actual = found.annotation
            verdict = "unknown" if actual is MISSING else assignable(actual, expected, self.structural)
            if wanted.settable and verdict == "yes" and actual is not MISSING:
                verdict = self._same_type(expected, actual)
        if isinstance(expected, Unknown) or (verdict == "unknown" and expected is not MISSING):
            yield self._typed("cannot-tell", "unverified", wanted, expected, actual, found)
        elif verdict == "no":
            yield self._typed("attribute-type", "error", wanted, expected, actual, found)

    def _same_type(self, expected: object, actual: object) -> typing.Literal["yes", "no", "unknown"]:
        """An attribute that can be assigned is invariant: what the host assigns must fit as well."""
        return assignable(expected, actual, self.structural)

    def _typed(
        self, code: Code, severity: Severity, wanted: Member, expected: object, actual: object, found: Member
    ) -> Finding:
        hint = f"declare {wanted.name}: {type_text(expected)}"
        return self._finding(code, severity, wanted.name, type_text(expected), type_text(actual), hint, found)

    def _finding(
        self,
        code: Code,
        severity: Severity,
        name: str,
        expected: str,
        actual: str,
        hint: str,
        found: Member | None = None,
    ) -> Finding:
        location = location_of(found.value) if found is not None and isinstance(found.value, FunctionType) else None
        location = location or location_of(self.subject.thing)
        return Finding(
            code, severity, f"{self.prefix}{name}", expected=expected, actual=actual, hint=hint, location=location
        )
