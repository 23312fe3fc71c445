"""Who is hurt by what the conformance engine finds, why, and what the host can do instead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from longshore.conformance.relation import Verdict
from longshore.evolution.wording import short
from longshore.model import Noun
from longshore.model.evolution import ChangeCode, Hurt, Side
from longshore.model.extension import Finding, Refuser

Role = Literal["make", "use"]
"""Whoever makes objects of a type has to keep it, whoever uses them relies on it."""
_SIDES: dict[tuple[Role, int], Side] = {
    ("make", 1): "implementers", ("make", -1): "callers", ("use", 1): "callers", ("use", -1): "implementers",
}  # fmt: skip
_MAKE: dict[ChangeCode, str] = {
    "missing-member": "ask for it in a Protocol of its own, which a plugin may keep as well",
    "too-few-parameters": "leave it as it is, and ask for what is new in a Protocol of its own",
    "extra-parameter": "go on giving it",
    "return-type": "go on accepting what they return",
    "parameter-type": "go on giving them what they take",
    "empty-body": "leave the body there",
    "abstract-member": "give it a body",
    "enum-value": "keep the value",
    "wrong-api-version": "go on offering it beside the new ones",
}
_USE: dict[ChangeCode, str] = {
    "missing-member": "keep it until the next major version, marked as deprecated",
    "parameter-type": "go on taking what they give",
    "return-type": "go on giving what they rely on",
    "too-few-parameters": "go on taking it",
    "extra-parameter": "give it a default",
    "enum-value": "keep the value",
}
_OTHERS: dict[Role, str] = {
    "make": "keep the old form; publish the new one under a name or a namespace of its own",
    "use": "keep the old form until the next major version, and add the new one under another name",
}


class Directed(Noun):
    """The directions in which objects of a type go: 1 from plugins to the host, -1 from the host to plugins."""

    __slots__ = ("directions",)

    def __init__(self, directions: Iterable[int]) -> None:
        self.directions = tuple(sorted(set(directions), reverse=True))

    def sides(self, role: Role) -> tuple[Side, ...]:
        """Who makes such objects, or who uses them."""
        return tuple(_SIDES[role, each] for each in self.directions)


def hurts(
    sides: Iterable[Side], role: Role, code: ChangeCode, why: str, *, decided: bool = True, cure: str = ""
) -> Iterator[Hurt]:
    """What is the matter, for each side that it hurts; with a cure of its own, or the usual one."""
    for each in sides:
        yield Hurt(each, code, why, cure or _cure(role, code), decided=decided)


def _cure(role: Role, code: ChangeCode) -> str:
    return (_MAKE if role == "make" else _USE).get(code, _OTHERS[role])


def of_findings(findings: Iterable[Finding], sides: tuple[Side, ...], role: Role) -> Iterator[Hurt]:
    """What a comparison found, for each side that it hurts.

    Args:
        findings: of an old implementation against the new API (``make``), or the other way round (``use``).
        sides: who makes, or uses, such objects.
        role: which of the two.
    """
    for each in findings:
        for side in sides:
            yield Hurt(
                side, each.code, _why(role, each.expected, each.actual), _cure(role, each.code), path=each.path,
                decided=each.severity != "unverified", refused_by=each.refused_by,
            )  # fmt: skip


def _why(role: Role, expected: str, actual: str) -> str:
    asked, has = ("wanted now", "theirs") if role == "make" else ("they rely on", "now")
    return f"{asked}: {short(expected)}; {has}: {short(actual)}"


def of_verdict(
    verdict: Verdict, sides: tuple[Side, ...], role: Role, code: ChangeCode, texts: tuple[str, str]
) -> Iterator[Hurt]:
    """What one answer of the relation means, for each side that it hurts; nothing for a yes.

    Args:
        verdict: the answer.
        sides: who makes, or uses, such objects.
        role: which of the two.
        code: what it is about.
        texts: what is asked for, and what is there.
    """
    if verdict == "yes":
        return
    refused_by: Refuser = "mypy" if verdict == "mypy" else "pyright" if verdict == "pyright" else ""
    why = _why(role, *texts)
    for each in sides:
        yield Hurt(each, code, why, _cure(role, code), decided=verdict != "unknown", refused_by=refused_by)
