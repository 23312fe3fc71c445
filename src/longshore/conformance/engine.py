"""The full check, for every plugin that is not plainly the same as its API. It says why, and never raises."""

from __future__ import annotations

import typing

from longshore.conformance import UnverifiedPolicy
from longshore.conformance.examination import Examination
from longshore.conformance.forms.annotations import readable
from longshore.conformance.forms.generics import bare
from longshore.conformance.forms.kinds import origin_of, special
from longshore.conformance.forms.static import name_of
from longshore.model.extension import ConformanceReport, Finding, Severity

_FORMS = frozenset({"Any", "LiteralString", "Never", "NoReturn"})


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
        examination = Examination()
        findings = list(examination.findings(plugin, bare(readable(api))))
        refusing = {each.refused_by for each in findings if each.severity == "warning" and not examination.inherits}
    except Exception as error:
        findings, refusing = [_gave_up(error)], set()
    promoted: dict[Severity, Severity] = {"warning": "error"} if strict or refusing >= {"mypy", "pyright"} else {}
    if unverified != "allow":
        promoted["unverified"] = "error" if unverified == "refuse" else "warning"  # a setting of its own
    return ConformanceReport(plugin, api, [_with_severity(each, promoted) for each in findings])


def is_type_form(api: object) -> bool:
    """Whether an object can be an API: a type expression as the typing specification has them, but no string."""
    if api is None or isinstance(api, type) or origin_of(api) is not None:
        return True
    return special(api) in _FORMS or isinstance(api, typing.NewType) or type(api).__name__ == "TypeAliasType"


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
