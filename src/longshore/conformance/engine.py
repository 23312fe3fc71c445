"""The full check, for every plugin that is not plainly the same as its API. It says why, and never raises."""

from __future__ import annotations

import collections.abc
import types
import typing
from collections.abc import Iterator

from longshore.conformance import UnverifiedPolicy, mro_of
from longshore.conformance.annotations import bare, type_text
from longshore.conformance.assignability import Verdict, assignable, is_protocol
from longshore.conformance.classes import about, nominal, still_abstract
from longshore.conformance.compare import Comparison
from longshore.conformance.matching import Matching
from longshore.conformance.members import Subject, of_api
from longshore.conformance.signatures import Signature, of_callable, of_form
from longshore.conformance.wording import signature_text
from longshore.model.extension import ConformanceReport, Finding, Severity


def examine(plugin: object, api: object, *, strict: bool, unverified: UnverifiedPolicy) -> ConformanceReport:
    """All findings about a plugin; the arguments are those of :func:`longshore.check`.

    Raises:
        TypeError: ``api`` is no type.
    """
    if not is_type_form(api):
        raise TypeError(f"an API is a Protocol, a class, a Callable[...], type[X] or a union, not {api!r}")
    try:
        findings = list(Examination().findings(plugin, bare(api)))
    except Exception as error:
        findings = [_gave_up(error)]
    promoted: dict[Severity, Severity] = {"warning": "error"} if strict else {}
    if unverified != "allow":
        promoted["unverified"] = "error" if unverified == "refuse" or strict else "warning"
    return ConformanceReport(plugin, api, [_with_severity(each, promoted) for each in findings])


def is_type_form(api: object) -> bool:
    """Whether an object can be an API: a type expression as the typing specification has them, but no string."""
    if api is None or isinstance(api, type) or typing.get_origin(api) is not None:
        return not isinstance(api, typing.TypeVar)
    return api is typing.Any or isinstance(api, typing.NewType) or type(api).__name__ == "TypeAliasType"


def _gave_up(error: Exception) -> Finding:
    return Finding(
        "cannot-tell", "unverified", "", expected="an object that can be looked at",
        actual=f"looking at it raised {type(error).__name__}", hint="check it with a type checker",
    )  # fmt: skip


def _with_severity(found: Finding, promoted: dict[Severity, Severity]) -> Finding:
    severity = promoted.get(found.severity)
    if severity is None:
        return found
    return Finding(
        found.code, severity, found.path, expected=found.expected, actual=found.actual, hint=found.hint,
        location=found.location,
    )  # fmt: skip


class Examination:
    """One check: it remembers what it is in the middle of, for Protocols that mention themselves."""

    def __init__(self) -> None:
        self._assumed: set[tuple[type, type]] = set()

    def findings(self, plugin: object, api: object) -> Iterator[Finding]:
        """The differences between a plugin and an API of any form."""
        origin = typing.get_origin(api)
        if api is typing.Any or api is object:
            return
        if origin in {typing.Union, types.UnionType}:
            yield from self._union(plugin, typing.get_args(api))
        elif origin is type:
            yield from self._class_of(plugin, typing.get_args(api)[0])
        elif origin is collections.abc.Callable:
            yield from self._callable(plugin, of_form(api), by_name=False)
        elif origin is typing.Literal:
            if not any(type(plugin) is type(each) and plugin == each for each in typing.get_args(api)):
                yield about("wrong-kind", plugin, type_text(api), "another value", "use one of its values")
        elif isinstance(api, type) and not isinstance(api, types.GenericAlias):
            yield from self._instance(plugin, api, api)
        elif api is None:
            yield from self._instance(plugin, type(None), api)
        elif isinstance(origin, type):
            yield from self._instance(plugin, origin, api)
        else:
            yield about("cannot-tell", plugin, type_text(api), "", "check it with a type checker")

    def structural(self, cls: type, api: type) -> Verdict:
        """Whether the instances of a class keep a Protocol."""
        if (cls, api) in self._assumed:
            return "yes"
        self._assumed.add((cls, api))
        try:
            severities = {each.severity for each in self.made(cls, api, "")}
        finally:
            self._assumed.discard((cls, api))
        return "no" if "error" in severities else "unknown" if severities else "yes"

    def made(self, cls: type, form: object, prefix: str) -> Iterator[Finding]:
        """The differences between the instances that a class will make and an API."""
        api = typing.get_origin(form) or form
        if not isinstance(api, type) or api in {object, typing.Any}:
            return
        subject = Subject(cls, prospective=True)
        yield from still_abstract(cls, prefix)
        if is_protocol(api):
            yield from Matching(subject, form, prefix, self.structural).findings()
        elif assignable(cls, api, self.structural) != "yes":
            yield from nominal(cls, api)
        else:
            yield from Matching(subject, form, prefix, self.structural).overrides()

    def _instance(self, plugin: object, api: type, form: object) -> Iterator[Finding]:
        if is_protocol(api) and "__call__" in of_api(api):
            if isinstance(plugin, type | types.FunctionType | types.MethodType | types.BuiltinFunctionType):
                yield from self._callback(plugin, api, form)
                return
        if isinstance(plugin, type) and api not in mro_of(type(plugin)):
            yield from self._class_for_instance(plugin, api, form)
        elif is_protocol(api):
            yield from Matching(Subject(plugin), form, "", self.structural).findings()
        elif assignable(type(plugin), api, self.structural) == "yes":
            yield from Matching(Subject(plugin), form, "", self.structural).overrides()
        else:
            yield from nominal(type(plugin), api)

    def _callback(self, plugin: object, api: type, form: object) -> Iterator[Finding]:
        """A callback Protocol against a function or a class."""
        matching = Matching(Subject(plugin), form, "", self.structural)
        wanted = matching.wanted_signature("__call__")
        yield from self._callable(plugin, wanted, by_name=True)
        yield from matching.findings(but="__call__")

    def _callable(self, plugin: object, wanted: Signature | None, *, by_name: bool) -> Iterator[Finding]:
        if not callable(plugin):
            expected = f"a callable {signature_text(wanted)}" if wanted else "a callable"
            yield about("not-callable", plugin, expected, f"a {type(plugin).__name__}", "name a function or class")
            return
        found = of_callable(plugin)
        if wanted is None:
            return
        if found is None:
            text = "a callable that does not tell its signature"
            yield about("cannot-tell", plugin, signature_text(wanted), text, "check it with a type checker")
            return
        if isinstance(plugin, type) and found.returns is plugin and wanted.flow == "plain":
            yield from Comparison(
                wanted.returning(typing.Any), found, plugin.__name__, by_name, self.structural
            ).findings()
            yield from self.made(plugin, bare(wanted.returns), f"{plugin.__name__}.")
            return
        name = function_name(plugin)
        yield from Comparison(wanted, found, name or "__call__", by_name, self.structural).findings()

    def _class_of(self, plugin: object, form: object) -> Iterator[Finding]:
        """``type[X]``: a class whose instances keep X."""
        if isinstance(plugin, type):
            yield from self.made(plugin, bare(form), f"{plugin.__name__}.")
        else:
            hint = "name the class itself in the entry point"
            yield about("not-a-class", plugin, f"a class: type[{type_text(form)}]", _kind(plugin), hint)

    def _class_for_instance(self, plugin: type, api: type, form: object) -> Iterator[Finding]:
        """A class is given where an object is wanted: its instances might do, the class may do as well."""
        if is_protocol(api):
            own = list(Matching(Subject(plugin), form, "", self.structural).findings())
            if all(each.severity != "error" for each in own):
                yield from own
                return
        yield about(
            "class-for-instance", plugin, f"an object that is a {api.__name__}", f"the class {plugin.__name__}",
            f"let the host declare type[{api.__name__}] or a factory as the API and call it, or name an instance",
        )  # fmt: skip
        yield from self.made(plugin, form, f"{plugin.__name__}.")

    def _union(self, plugin: object, forms: tuple[object, ...]) -> Iterator[Finding]:
        answers = [list(self.findings(plugin, bare(form))) for form in forms]
        best = min(answers, key=lambda found: [sum(each.severity == kind for each in found) for kind in _WORST_FIRST])
        yield from best


_WORST_FIRST: tuple[Severity, ...] = ("error", "warning", "unverified")


def function_name(plugin: object) -> str:
    """The name of a Python function, ``""`` for anything else."""
    return plugin.__name__ if isinstance(plugin, types.FunctionType) else ""


def _kind(plugin: object) -> str:
    return f"an object of type {type(plugin).__name__}"
