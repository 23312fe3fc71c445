"""One type as it was and as it is now, member by member."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator, Mapping

from longshore.conformance.examination import Examination
from longshore.conformance.forms.variables import Rigid
from longshore.conformance.forms.wording import type_text
from longshore.conformance.members.matching import Matching
from longshore.conformance.members.places import Sides
from longshore.conformance.members.subjects import Subject
from longshore.conformance.relation import any_of
from longshore.evolution.building import called, fill
from longshore.evolution.hurting import Directed, Role, hurts, of_findings, of_verdict
from longshore.evolution.values import value_hurts
from longshore.evolution.wording import shown, type_shown
from longshore.evolution.worlds import World
from longshore.model.evolution import ApiChange, Hurt, MemberShape, Side
from longshore.model.extension import Finding

_BOTH: tuple[Side, ...] = ("implementers", "callers")
_STRUCTURED = frozenset({"protocol", "class"})
Members = Mapping[str, MemberShape]


class Pair:
    """The old and the new form of one type.

    Args:
        before: the old types.
        now: the new types.
        names: its full name in each of them.
        directed: who makes and who uses objects of it.
        is_api: it is the API itself, which plugins implement.
    """

    def __init__(self, before: World, now: World, names: tuple[str, str], directed: Directed, *, is_api: bool) -> None:
        self._before, self._now = before, now
        self._names, self._name = names, names[1]
        self._old, self._new = before.shape.types[names[0]], now.shape.types[names[1]]
        self._directed = directed
        self._is_api = is_api
        self._judge = Examination().judge
        self._nominal = self._new.kind in {"class", "enum"}
        rigid = [Rigid(now.form(each)) for each in self._new.parameters]
        self._scopes = (
            dict(zip(self._old.parameters, rigid, strict=False)),
            dict(zip(self._new.parameters, rigid, strict=True)),
        )

    def changes(self) -> Iterator[ApiChange]:
        """Every difference."""
        texts = type_shown(self._names[0], self._old), type_shown(self._name, self._new)
        if (
            self._names[0] != self._name
            or texts[0] != texts[1]
            or self._variables(self._before) != self._variables(self._now)
        ):
            yield ApiChange(self._name, "", *texts, tuple(_unique(self._of_type())))
        if self._old.kind != self._new.kind and not {self._old.kind, self._new.kind} <= _STRUCTURED:
            return
        for name in dict.fromkeys([*self._old.members, *self._new.members]):
            old, new = self._old.members.get(name), self._new.members.get(name)
            if old != new or self._means_another(old):
                found = tuple(_unique(self._of_member(name, old, new)))
                yield ApiChange(self._name, name, shown(name, old), shown(name, new), found)

    def _variables(self, world: World) -> list[object]:
        parameters = (self._old if world is self._before else self._new).parameters
        return [world.shape.variables.get(each) for each in parameters]

    def _means_another(self, member: MemberShape | None) -> bool:
        """Whether a member mentions a type variable that has another bound now."""
        before, now = self._before.shape.variables, self._now.shape.variables
        words = {word for text in (member.types if member else ()) for word in re.findall(r"\w+", text)}
        return any(
            each in now and before[each] != now[each] for each in words & before.keys() - {*self._old.parameters}
        )

    def _of_type(self) -> Iterator[Hurt]:
        old, new, makers, users = self._old, self._new, self._directed.sides("make"), self._directed.sides("use")
        if self._names[0] != self._name:
            why = f"they import it as {self._names[0]}, which may be gone"
            yield from hurts(_BOTH, "use", "not-decided", why, decided=False)
        if old.kind != new.kind:
            if (old.kind, new.kind) == ("protocol", "class"):
                yield from hurts(makers, "make", "not-a-subclass", "they have to inherit from it now")
            elif not {old.kind, new.kind} <= _STRUCTURED:
                yield from hurts(_BOTH, "use", "wrong-kind", f"it was a {old.kind}, and is a {new.kind}")
            elif "runtime-checkable" not in new.marks:
                yield from hurts(users, "use", "wrong-kind", "isinstance() raises TypeError for it now")
        elif "runtime-checkable" in set(old.marks) - set(new.marks):
            yield from hurts(users, "use", "wrong-kind", "isinstance() raises TypeError for it now")
        if "final" in set(new.marks) - set(old.marks):
            yield from hurts(_BOTH, "make", "not-a-subclass", "nobody may inherit from it any more")
        if len(old.parameters) != len(new.parameters) or self._variables(self._before) != self._variables(self._now):
            why = "its type parameters are others, wherever somebody writes its type arguments"
            yield from hurts(_BOTH, "use", "type-parameters", why, decided=bool(old.parameters))
        if old.kind == new.kind and old.kind in {"new-type", "protocol"}:
            yield from self._of_bases()
        elif old.kind in _STRUCTURED and new.kind in _STRUCTURED and set(old.bases) - set(new.bases):
            lost = ", ".join(sorted(set(old.bases) - set(new.bases)))
            yield from hurts(_BOTH, "use", "base-class", f"its objects are no {lost} any more")

    def _of_bases(self) -> Iterator[Hurt]:
        """What a Protocol takes from the library's Protocols, or a new type from what it is made of."""
        if set(self._old.bases) == set(self._new.bases):
            return
        before = [self._before.form(each, self._scopes[0]) for each in self._old.bases]
        now = [self._now.form(each, self._scopes[1]) for each in self._new.bases]
        ways: list[tuple[Role, list[object], list[object]]] = [("make", before, now), ("use", now, before)]
        for role, given, wanted in ways:
            for each in wanted:
                verdict = any_of(self._judge.assignable(one, each) for one in given)
                texts = type_text(each), ", ".join(map(type_text, given)) or "no such base"
                yield from of_verdict(verdict, self._directed.sides(role), role, "base-class", texts)

    def _of_member(self, name: str, old: MemberShape | None, new: MemberShape | None) -> Iterator[Hurt]:
        if any(each is not None and each.form in {"key", "value"} for each in (old, new)):
            yield from value_hurts((self._before, self._now), (old, new), self._directed, self._judge)
            return
        yield from self._of_bodies(old, new)
        if old is not None and new is not None and not (old.types and new.types):
            yield from hurts(
                _BOTH, "use", "not-decided", "its types can't be known, as it was or as it is now", decided=False
            )
            return
        if name == "__init__":
            yield from self._of_constructor(old, new)
            return
        if new is not None and self._is_made:
            yield from of_findings(self._made(name, old, new), self._directed.sides("make"), "make")
        if old is not None:
            users = (
                _BOTH
                if self._nominal and not (self._is_api and "abstract" in old.marks)
                else self._directed.sides("use")
            )
            yield from of_findings(self._used(name, old), users, "use")

    @property
    def _is_made(self) -> bool:
        """Whether somebody has to have the member as it is asked for: of a class, whoever inherits from it."""
        abstract = any("abstract" in each.marks for each in self._new.members.values())
        return not self._nominal or self._is_api or abstract

    def _of_bodies(self, old: MemberShape | None, new: MemberShape | None) -> Iterator[Hurt]:
        """What those lose who inherit a body."""
        makers = self._directed.sides("make")
        had = old is not None and "body" in old.marks
        if had and new is None and not self._nominal:
            yield from hurts(makers, "make", "empty-body", "those that inherit from it may call it on themselves")
        elif had and new is not None and "body" not in new.marks and new.form != "attribute":
            code: typing.Literal["abstract-member", "empty-body"] = "abstract-member" if self._nominal else "empty-body"
            yield from hurts(makers, "make", code, "those that inherit from it have its body no more")
        elif new is not None and "abstract" in new.marks and old is None:
            yield from hurts(makers, "make", "abstract-member", "they are asked for it, and can't be made without it")

    def _of_constructor(self, old: MemberShape | None, new: MemberShape | None) -> Iterator[Hurt]:
        """What it takes to make one, for those that make it and those that inherit from it."""
        was, is_now = old or _PLAIN, new or _PLAIN
        wanted = self._class(self._before, 0, {"made": was}, (typing.Protocol,))
        found = self._class(self._now, 1, {"made": is_now}, ())
        findings = Matching(Sides(Subject(found, prospective=True), wanted, "", self._judge)).findings()
        for each in of_findings(findings, _BOTH, "use"):
            path = each.path.replace("made", "__init__")
            yield Hurt(
                each.side, each.code, each.why, each.cure, path=path, decided=each.decided, refused_by=each.refused_by
            )

    def _made(self, name: str, old: MemberShape | None, new: MemberShape) -> Iterator[Finding]:
        """An implementation of the old type against the new one."""
        if self._nominal and not name.startswith("__"):
            if old is not None:
                api = self._form()
                plugin = self._class(self._before, 0, {name: old}, (api,))
                sides = Sides(Subject(plugin, prospective=True), api, "", self._judge, overriding=True)
                yield from Matching(sides).overrides()
        elif not (self._nominal and old is None):
            plugin = self._class(self._before, 0, self._old.members, ())
            wanted = self._class(self._now, 1, {name: new}, (typing.Protocol,))
            yield from Matching(Sides(Subject(plugin, prospective=True), wanted, "", self._judge)).findings()

    def _used(self, name: str, old: MemberShape) -> Iterator[Finding]:
        """An object of the new type against the old one."""
        given = self._form() if self._nominal else self._class(self._now, 1, self._new.members, ())
        wanted = self._class(self._before, 0, {name: old}, (typing.Protocol,))
        yield from Matching(Sides(Subject(given, prospective=True), wanted, "", self._judge)).findings()

    def _form(self) -> object:
        """The new type, of its own parameters."""
        made = self._now.own[self._name]
        return called(types.GenericAlias, made, tuple(self._scopes[1].values())) if self._new.parameters else made

    def _class(self, world: World, index: int, members: Members, bases: tuple[object, ...]) -> type:
        short = self._name.rpartition(".")[2]
        made = types.new_class(short, bases, {}, lambda space: space.update(__module__="frozen"))
        fill(made, members, lambda node: world.form_of(node, self._scopes[index]))
        return made


_PLAIN = MemberShape("method", ("() -> None",), ("body",))


def _unique(found: Iterator[Hurt]) -> Iterator[Hurt]:
    """Each matter once, those that break first."""
    each_once = dict.fromkeys(found)
    yield from sorted(each_once, key=lambda each: (not each.decided, each.side != "implementers"))
