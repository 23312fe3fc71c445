"""What a change of an API breaks, as text, as JSON and as annotations of GitHub Actions."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Literal, TypedDict

from longshore.model.evolution import ApiChange, ApiDiff, ChangeCode, Hurt, Semver, Side
from longshore.model.extension import Refuser
from longshore.rendering.lines import escaped_message, escaped_property
from longshore.rendering.safe import bounded


class HurtData(TypedDict):
    """Who is hurt by a change, as plain values, by the names that :class:`~longshore.model.evolution.Hurt` has."""

    side: Side
    code: ChangeCode
    decided: bool
    refused_by: Refuser
    path: str
    why: str
    cure: str


class ChangeData(TypedDict):
    """One difference as plain values.

    Attributes:
        type: the full name of the type, ``""`` for an API that is an expression and for what an extension point asks.
        member: the member, ``""`` for the type itself; of an extension point ``metadata`` or ``versions``.
        old: what it was, ``""`` where it was not there.
        new: what it is, ``""`` where it is gone.
        breaks: somebody is hurt for certain.
        hurts: who is hurt, or may be.
    """

    type: str
    member: str
    old: str
    new: str
    breaks: bool
    hurts: list[HurtData]


class DiffData(TypedDict):
    """The differences between two APIs as plain values.

    Attributes:
        version: of this form.
        old: what was compared.
        new: with what.
        verdict: the part of a semantic version that has to be raised.
        undecided: the changes that may break somebody, and break nobody for certain.
        changes: every difference.
    """

    version: Literal[1]
    old: str
    new: str
    verdict: Semver
    undecided: int
    changes: list[ChangeData]


def diff_data(found: ApiDiff) -> DiffData:
    """The differences between two APIs as plain values.

    Args:
        found: the differences.
    """
    return {
        "version": 1,
        "old": bounded(found.old),
        "new": bounded(found.new),
        "verdict": found.verdict,
        "undecided": found.undecided,
        "changes": [
            {
                "type": bounded(each.type), "member": bounded(each.member), "old": bounded(each.old),
                "new": bounded(each.new), "breaks": each.breaks, "hurts": [*map(_hurt, each.hurts)],
            }
            for each in found.changes
        ],
    }  # fmt: skip


def _hurt(each: Hurt) -> HurtData:
    return {
        "side": each.side, "code": each.code, "decided": each.decided, "refused_by": each.refused_by,
        "path": bounded(each.path), "why": bounded(each.why), "cure": bounded(each.cure),
    }  # fmt: skip


def diff_json(found: ApiDiff) -> str:
    """The differences between two APIs as a JSON document.

    Args:
        found: the differences.
    """
    return json.dumps(diff_data(found), indent=2)


def diff_text(found: ApiDiff) -> str:
    """The differences between two APIs for people: the verdict, then each change with whom it hurts.

    Args:
        found: the differences.
    """
    return "\n".join([_verdict(found), *(line for each in found.changes for line in _lines(each))])


def _verdict(found: ApiDiff) -> str:
    broken = sum(each.breaks for each in found.changes)
    count = len(found.changes)
    text = f"{count} difference{'' if count == 1 else 's'}" if count else "no difference"
    parts = [f"{broken} break{'s' if broken == 1 else ''} something"] if broken else []
    parts += [f"{found.undecided} can't be decided"] if found.undecided else []
    least = "at least " if found.undecided and not broken else ""
    return bounded(f"{found.old} -> {found.new}: {least}{found.verdict}: {', '.join([text, *parts])}")


def _what(change: ApiChange) -> str:
    return "added" if not change.old else "removed" if not change.new else "changed"


def _title(change: ApiChange) -> str:
    member = f".{change.member}" if change.member else ""
    return bounded(f"{change.type}{member}" if change.type else f"the {change.member or 'API'}")


def _lines(change: ApiChange) -> Iterator[str]:
    yield ""
    yield f"{_title(change)}: {_what(change)}"
    yield from (f"  {name}   {bounded(text)}" for name, text in (("old", change.old), ("new", change.new)) if text)
    for each in change.hurts:
        yield f"  {_who(each)} [{each.code}]{f' at {bounded(each.path)}' if each.path else ''}"
        yield f"    why   {bounded(each.why)}"
        yield f"    cure  {bounded(each.cure)}"
    if not change.hurts:
        yield "  breaks nobody"


def _who(hurt: Hurt) -> str:
    alone = f" ({hurt.refused_by} alone refuses it)" if hurt.refused_by else ""
    return f"{'breaks' if hurt.decided else 'may break'} {hurt.side}{alone}"


def diff_github(found: ApiDiff) -> str:
    """The differences that hurt somebody as workflow commands of GitHub Actions: an error, or a warning for what may.

    Args:
        found: the differences.
    """
    return "\n".join(_command(each, one) for each in found.changes for one in each.hurts)


def _command(change: ApiChange, hurt: Hurt) -> str:
    title = escaped_property(f"longshore api ({hurt.code})")
    lines = [
        f"{_title(change)} {_what(change)}: {_who(hurt)}",
        f"why   {bounded(hurt.why)}",
        f"cure  {bounded(hurt.cure)}",
    ]
    return f"::{'error' if hurt.decided else 'warning'} title={title}::{escaped_message(chr(10).join(lines))}"
