"""The full check, for every plugin that is not plainly the same as its API. It says why, and never raises."""

from __future__ import annotations

import collections.abc
import types
import typing
from collections.abc import Iterator
from types import FunctionType

from longshore.conformance import UnverifiedPolicy
from longshore.conformance.callables import of_callable
from longshore.conformance.callables.classes import of_class
from longshore.conformance.forms.generics import bare
from longshore.conformance.forms.kinds import args_of, is_protocol, is_typed_dict, is_union, origin_of, special
from longshore.conformance.forms.static import inherits, is_really, name_of
from longshore.conformance.forms.wording import type_text
from longshore.conformance.members import of_api
from longshore.conformance.members.classes import about, empty_bodies, nominal, still_abstract
from longshore.conformance.members.matching import Matching
from longshore.conformance.members.subjects import Subject
from longshore.conformance.relation import Verdict
from longshore.conformance.relation.assignability import Relation
from longshore.conformance.relation.compare import nearest_overload
from longshore.conformance.relation.findings import badness, verdict_of
from longshore.conformance.signatures import Functions, Signature, of_form
from longshore.conformance.signatures.wording import signature_text
from longshore.model.extension import ConformanceReport, Finding, Severity

_FUNCTIONS: tuple[type, ...] = (type, types.FunctionType, types.MethodType, types.BuiltinFunctionType)


def examine(plugin: object, api: object, *, strict: bool, unverified: UnverifiedPolicy) -> ConformanceReport:
    """All findings about a plugin; the arguments are those of :func:`longshore.check`.

    Raises:
        TypeError: ``api`` is no type.
    """
    if not is_type_form(api):
        raise TypeError(f"an API is a Protocol, a class, a Callable[...], type[X] or a union, not {api!r}")
    if unverified not in {"allow", "warn", "refuse"}:
        raise TypeError(f"unverified is 'allow', 'warn' or 'refuse', not {unverified!r}")
    try:
        findings = list(Examination().findings(plugin, bare(api)))
    except Exception as error:
        findings = [_gave_up(error)]
    refusing = {each.refused_by for each in findings if each.severity == "warning"}
    promoted: dict[Severity, Severity] = {"warning": "error"} if strict or refusing >= {"mypy", "pyright"} else {}
    if unverified != "allow":
        promoted["unverified"] = "error" if unverified == "refuse" else "warning"  # a setting of its own
    return ConformanceReport(plugin, api, [_with_severity(each, promoted) for each in findings])


def is_type_form(api: object) -> bool:
    """Whether an object can be an API: a type expression as the typing specification has them, but no string."""
    if api is None or isinstance(api, type) or origin_of(api) is not None:
        return True
    return api is typing.Any or isinstance(api, typing.NewType) or type(api).__name__ == "TypeAliasType"


def _gave_up(error: Exception) -> Finding:
    return Finding(
        "cannot-tell", "unverified", "", expected="an object that can be looked at",
        actual=f"looking at it raised {name_of(type(error))}", hint="check it with a type checker",
    )  # fmt: skip


def _with_severity(found: Finding, promoted: dict[Severity, Severity]) -> Finding:
    severity = promoted.get(found.severity)
    if severity is None:
        return found
    return Finding(
        found.code, severity, found.path, expected=found.expected, actual=found.actual, hint=found.hint,
        location=found.location, refused_by=found.refused_by, from_source=found.from_source,
    )  # fmt: skip


class Examination:
    """One check: the relation between types, which asks it about Protocols and about what can be called."""

    def __init__(self) -> None:
        self.judge = Relation(self.structural, self.calls)

    def findings(self, plugin: object, api: object) -> Iterator[Finding]:
        """The differences between a plugin and an API of any form."""
        origin = origin_of(api)
        if api is typing.Any or api is object:
            return
        if is_union(api):
            answers = [list(self.findings(plugin, bare(form))) for form in args_of(api)]
            yield from min(answers, key=badness)
        elif origin is type:
            yield from self._class_of(plugin, args_of(api)[0])
        elif origin is collections.abc.Callable:
            wanted = of_form(api)
            yield from self._callable(plugin, (wanted,) if wanted else (), by_name=False)
        elif origin is typing.Literal:
            if not any(type(plugin) is type(each) and plugin == each for each in args_of(api)):
                yield about("wrong-kind", plugin, type_text(api), "another value", "use one of its values")
        elif api is None:
            yield from self._instance(plugin, type(None), type(None))
        elif is_really(api, type) or is_really(origin, type):
            yield from self._instance(plugin, origin if is_really(origin, type) else type_of(api), api)
        else:
            yield about("cannot-tell", plugin, type_text(api), "it can't be seen", "check it with a type checker")

    def structural(self, actual: object, expected: object) -> Verdict:
        """Whether a type keeps a Protocol ("Protocols")."""
        if special(actual) == "type":
            made = (args_of(actual) or (typing.Any,))[0]
            cls = origin_of(made) or made
            if not is_really(cls, type):
                return "unknown"
            return verdict_of(list(Matching(Subject(cls), expected, "", self.judge).findings()))
        if special(actual) == "Callable" or isinstance(actual, Functions):
            return self._callable_form(actual, expected)
        return verdict_of(list(Matching(Subject(actual, prospective=True), expected, "", self.judge).findings()))

    def _callable_form(self, actual: object, expected: object) -> Verdict:
        """A ``Callable`` form against a callback Protocol, whose further members are those of a function."""
        matching = Matching(Subject(FunctionType, prospective=True), expected, "", self.judge)
        wanted, found = matching.wanted, self._signatures(actual)
        if "__call__" not in wanted.members or found is None:
            return verdict_of(list(matching.findings()))
        calls = nearest_overload(wanted.signatures("__call__"), found, "", by_name=False, judge=self.judge)
        return verdict_of([*calls, *matching.findings(but="__call__")])

    def calls(self, actual: object, expected: object) -> Verdict:
        """Whether a type can be called as a ``Callable`` form says."""
        form = of_form(expected)
        wanted = expected.signatures if isinstance(expected, Functions) else (form,) if form else ()
        found = self._signatures(actual)
        if not wanted or found is None:
            return "unknown"
        findings = nearest_overload(wanted, found, "", by_name=False, judge=self.judge) if found else ()
        return verdict_of(list(findings)) if found else "no"

    def _signatures(self, form: object) -> tuple[Signature, ...] | None:
        """The signatures of what is of a type, none where it can't be called, ``None`` where it does not tell."""
        if isinstance(form, Functions):
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
        return Matching(subject, object, "", self.judge).given(found_call)

    def made(self, cls: type, form: object, prefix: str) -> Iterator[Finding]:
        """The differences between the instances that a class will make and an API."""
        yield from still_abstract(cls, prefix)
        yield from empty_bodies(cls, prefix, made=False)
        yield from self._made(cls, bare(form), prefix)

    def _made(self, cls: object, form: object, prefix: str) -> Iterator[Finding]:
        """The differences between the instances of a class, or of a generic one with its arguments, and an API."""
        if is_union(form):
            answers = [list(self._made(cls, bare(each), prefix)) for each in args_of(form)]
            yield from min(answers, key=badness)
            return
        form = type(None) if form is None else form
        api = origin_of(form) or form
        if not is_really(api, type):
            if self.judge.assignable(cls, form) != "yes":
                yield about("cannot-tell", cls, type_text(form), type_text(cls), "check it with a type checker")
        elif is_protocol(api):
            yield from Matching(Subject(cls, prospective=True), form, prefix, self.judge).findings()
        elif api is not typing.Any:
            yield from self._nominal(cls, Subject(cls, prospective=True), form, prefix)

    def _nominal(self, form_of_plugin: object, subject: Subject, form: object, prefix: str) -> Iterator[Finding]:
        """A class that is to inherit from the API: its place among the bases, and what it overrides."""
        api, cls = type_of(origin_of(form) or form), subject.cls
        verdict = self.judge.assignable(form_of_plugin, form)
        if is_typed_dict(api) and inherits(cls, dict):
            verdict = "unknown"  # nothing of a dict tells whether it was made as one
        if inherits(cls, api):
            if verdict == "unknown":
                yield about("cannot-tell", subject.thing, type_text(form), name_of(cls), "check it with a type checker")
            yield from Matching(subject, form, prefix, self.judge).overrides()
        elif verdict != "yes":
            yield from nominal(cls, api, verdict, generic=form is not api)

    def _instance(self, plugin: object, api: type, form: object) -> Iterator[Finding]:
        if (
            is_protocol(api)
            and "__call__" in of_api(api)
            and any(issubclass(type(plugin), each) for each in _FUNCTIONS)
        ):
            matching = Matching(Subject(plugin), form, "", self.judge)
            yield from self._callable(plugin, matching.wanted.signatures("__call__"), by_name=True)
            yield from matching.findings(but="__call__")
        elif is_really(plugin, type) and not inherits(type(plugin), api):
            yield from self._class_for_instance(plugin, api, form)
        elif is_protocol(api):
            yield from empty_bodies(type(plugin), "", made=True)
            yield from Matching(Subject(plugin), form, "", self.judge).findings()
        else:
            yield from empty_bodies(type(plugin), "", made=True)
            yield from self._nominal(type(plugin), Subject(plugin), form, "")

    def _callable(self, plugin: object, wanted: tuple[Signature, ...], *, by_name: bool) -> Iterator[Finding]:
        if not callable(plugin):
            expected = f"a callable {signature_text(wanted[0])}" if wanted else "a callable"
            yield about("not-callable", plugin, expected, _kind(plugin), "name a function or class")
            return
        found = of_callable(plugin, self.judge)
        if not wanted or not found:
            text = "a callable that does not tell its signature"
            expected = signature_text(wanted[0]) if wanted else "any callable"
            yield about("cannot-tell", plugin, expected, text, "check it with a type checker")
        elif is_really(plugin, type) and all(each.flow == "plain" for each in wanted):
            name = name_of(plugin)
            arguments = tuple(each.returning(typing.Any) for each in wanted)
            yield from nearest_overload(arguments, found, name, by_name=by_name, judge=self.judge)
            yield from self.made(plugin, wanted[-1].returns, f"{name}.")
        else:
            name = plugin.__name__ if is_really(plugin, types.FunctionType) else "__call__"
            yield from nearest_overload(wanted, found, name, by_name=by_name, judge=self.judge)

    def _class_of(self, plugin: object, form: object) -> Iterator[Finding]:
        """``type[X]``: a class whose instances keep X."""
        if is_really(plugin, type):
            yield from self.made(plugin, form, f"{name_of(plugin)}.")
        elif is_really(plugin, types.GenericAlias) or type(plugin).__module__ == "typing":  # Repo[int]
            yield from self._class_of_alias(plugin, form)
        else:
            hint = "name the class itself in the entry point"
            yield about("not-a-class", plugin, f"a class: type[{type_text(form)}]", _kind(plugin), hint)

    def _class_of_alias(self, plugin: object, form: object) -> Iterator[Finding]:
        """A generic class with its arguments, which makes instances as the class does."""
        cls = origin_of(plugin)
        if is_really(cls, type):
            yield from still_abstract(cls, f"{name_of(cls)}.")
            yield from empty_bodies(cls, f"{name_of(cls)}.", made=False)
            yield from self._made(plugin, form, f"{name_of(cls)}.")
        else:
            yield about("not-a-class", plugin, f"a class: type[{type_text(form)}]", type_text(plugin), "name a class")

    def _class_for_instance(self, plugin: type, api: type, form: object) -> Iterator[Finding]:
        """A class is given where an object is wanted: its instances might do, the class may do as well."""
        if is_protocol(api):
            own = list(Matching(Subject(plugin), form, "", self.judge).findings())
            if all(each.severity != "error" for each in own):
                yield from own
                return
        elif self.judge.assignable(type(plugin), form) != "no":
            yield from self._nominal(type(plugin), Subject(plugin), form, "")
            return
        yield about(
            "class-for-instance", plugin, f"an object that is a {api.__name__}", f"the class {name_of(plugin)}",
            f"let the host declare type[{api.__name__}] or a factory as the API and call it, or name an instance",
        )  # fmt: skip
        yield from self.made(plugin, form, f"{name_of(plugin)}.")


def type_of(form: object) -> type:
    """A form that is a class, as one."""
    return form if is_really(form, type) else object


def _kind(plugin: object) -> str:
    return f"an object of type {name_of(type(plugin))}"
