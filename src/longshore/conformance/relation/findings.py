"""Findings of a comparison: their severity follows from who refuses."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.kinds import special
from longshore.conformance.forms.names import Unknown
from longshore.conformance.forms.static import is_really
from longshore.conformance.forms.wording import type_text
from longshore.conformance.relation import Judge, Verdict, all_of
from longshore.model.extension import Code, Finding, Location, Refuser, Severity

_BADNESS: tuple[Severity, ...] = ("error", "warning", "unverified")


def found_by(
    code: Code, verdict: Verdict, path: str, texts: tuple[str, str, str], location: Location | None
) -> Finding:
    """A finding; what both checkers refuse is an error, what one refuses a warning.

    Args:
        code: what kind of difference.
        verdict: who refuses.
        path: the member.
        texts: what was expected, what was found, the cure.
        location: where it is written.
    """
    expected, actual, hint = texts
    severity: Severity = "error" if verdict == "no" else "unverified" if verdict == "unknown" else "warning"
    refused_by: Refuser = "mypy" if verdict == "mypy" else "pyright" if verdict == "pyright" else ""
    return Finding(
        code, severity, path, expected=expected, actual=actual, hint=hint, location=location, refused_by=refused_by
    )


def verdict_of(findings: Sequence[Finding]) -> Verdict:
    """The answer that findings amount to."""
    return all_of(
        "no" if each.severity == "error" else each.refused_by or ("no" if each.severity == "warning" else "unknown")
        for each in findings
    )


def badness(findings: Sequence[Finding]) -> list[int]:
    """How bad findings are, for the choice of the least: errors count before warnings."""
    return [sum(each.severity == kind for each in findings) for kind in _BADNESS]


def is_anything(annotation: object) -> bool:
    """Whether an annotation takes every value."""
    return annotation is object or annotation is MISSING or special(annotation) == "Any"


class Types:
    """Two types at the same place of two signatures.

    Args:
        judge: who is asked.
        code: the code of a difference.
        path: the place.
        location: where the plugin's is written.
    """

    def __init__(self, judge: Judge, code: Code, path: str, location: Location | None) -> None:
        self.judge = judge
        self.code: Code = code
        self.path = path
        self.location = location

    def taken(self, wanted: object, found: object, cure: str) -> Iterator[Finding]:
        """What a plugin takes has to be as wide as what the API gives it; the cure is said of that type."""
        if found is object:
            return
        yield from self._between(wanted, found, cure, lambda: self.judge.assignable(wanted, found))

    def given(self, wanted: object, found: object, cure: str) -> Iterator[Finding]:
        """What a plugin gives has to be as narrow as what the API promises; the cure is said of that type."""
        if wanted is object:
            return
        yield from self._between(wanted, found, cure, lambda: self.judge.assignable(found, wanted))

    def _between(self, wanted: object, found: object, cure: str, ask: Callable[[], Verdict]) -> Iterator[Finding]:
        if wanted is MISSING or special(wanted) == "Any" or special(found) == "Any":
            return
        told = not (found is MISSING or is_really(found, Unknown))
        verdict = ask() if told else "unknown"
        if verdict == "yes":
            return
        code: Code = "cannot-tell" if verdict == "unknown" else self.code
        hint = f"{cure} {type_text(wanted)}"
        if verdict == "unknown":
            hint = "annotate it" if found is MISSING else "check it with a type checker"
        yield found_by(code, verdict, self.path, (type_text(wanted), type_text(found), hint), self.location)
