"""What is compared by its values: the keys of TypedDicts, the values of enums."""

from __future__ import annotations

from collections.abc import Iterator

from longshore.conformance.relation import Judge
from longshore.evolution.hurting import Directed, hurts, of_verdict
from longshore.evolution.worlds import World
from longshore.model.evolution import ChangeCode, Hurt, MemberShape, Side

_BOTH: tuple[Side, ...] = ("implementers", "callers")
_LEFT_OUT = "let it be left out, as NotRequired[...]"


def value_hurts(
    worlds: tuple[World, World], shapes: tuple[MemberShape | None, MemberShape | None], directed: Directed, judge: Judge
) -> Iterator[Hurt]:
    """Who is hurt by a change of a key or value.

    A TypedDict is made by dictionary displays: they need every required key and may have no other.

    Args:
        worlds: the old and the new types.
        shapes: the old and the new member, ``None`` where there is none.
        directed: who makes and who uses such objects.
        judge: who is asked about types.
    """
    old, new = shapes
    makers, users = directed.sides("make"), directed.sides("use")
    if old is None:
        required = new is not None and new.form == "key" and "not-required" not in new.marks
        why = "they are asked for it, and don't give it"
        yield from hurts(makers, "make", "missing-member", why, cure=_LEFT_OUT) if required else ()
    elif new is not None and old.form != new.form:
        yield from hurts(_BOTH, "use", "wrong-kind", f"it was a {old.form}, and is a {new.form}")
    elif new is None:
        code: ChangeCode = "enum-value" if old.form == "value" else "missing-member"
        yield from hurts(_BOTH, "use", code, "they rely on it, and it is gone")  # makers give what nobody asks for
    else:
        yield from _of_keys(worlds, (old, new), directed, judge)
        if "not-required" in set(old.marks) - set(new.marks):
            yield from hurts(makers, "make", "missing-member", "they may have left it out", cure=_LEFT_OUT)
        if "not-required" in set(new.marks) - set(old.marks):
            yield from hurts(users, "use", "missing-member", "they rely on it, and it may be left out")
        if "read-only" in set(new.marks) - set(old.marks):
            yield from hurts(users, "use", "read-only", "they may assign it")


def _of_keys(
    worlds: tuple[World, World], shapes: tuple[MemberShape, MemberShape], directed: Directed, judge: Judge
) -> Iterator[Hurt]:
    """What is given for a key, and what is read from it."""
    texts = shapes[0].types[0], shapes[1].types[0]
    before, now = worlds[0].form(texts[0]), worlds[1].form(texts[1])
    code: ChangeCode = "attribute-type"
    yield from of_verdict(judge.assignable(before, now), directed.sides("make"), "make", code, (texts[1], texts[0]))
    yield from of_verdict(judge.assignable(now, before), directed.sides("use"), "use", code, texts)
