"""The shape of an API as it is frozen, and what a change of it breaks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from longshore.model import Noun
from longshore.model.extension import Code, Refuser

TypeKind = Literal["protocol", "class", "typed-dict", "enum", "new-type"]
MemberForm = Literal["method", "classmethod", "staticmethod", "property", "attribute", "key", "value"]
Side = Literal["implementers", "callers"]
Semver = Literal["major", "minor", "patch"]
ChangeCode = Code | Literal["enum-value", "type-parameters", "base-class", "not-decided", "wrong-api-version"]


class MemberShape(Noun):
    """One member of a type.

    Attributes:
        form: what it is.
        types: the signatures of a function, as its caller sees them, one for each overload, none where it does not tell
            them; of anything else its type and, for a setter that takes another one, that.
        marks: what else counts, sorted: ``abstract``, ``async``, ``body``, ``class-variable``, ``read-only``,
            ``not-required``.
    """

    __slots__ = ("form", "types", "marks")

    def __init__(self, form: MemberForm, types: tuple[str, ...], marks: tuple[str, ...] = ()) -> None:
        self.form: MemberForm = form
        self.types = types
        self.marks = marks


class TypeShape(Noun):
    """One type that an API consists of or mentions.

    Attributes:
        kind: what it is.
        bases: what it inherits from, but the bases whose members stand among its own.
        parameters: the names of its type parameters.
        marks: what else counts: ``final``, ``runtime-checkable``.
        members: by name, in the order of their definition.
    """

    __slots__ = ("kind", "bases", "parameters", "marks", "members")

    def __init__(
        self,
        kind: TypeKind,
        bases: tuple[str, ...],
        parameters: tuple[str, ...],
        marks: tuple[str, ...],
        members: Mapping[str, MemberShape],
    ) -> None:
        self.kind: TypeKind = kind
        self.bases = bases
        self.parameters = parameters
        self.marks = marks
        self.members = members


class VariableShape(Noun):
    """A type variable.

    Attributes:
        kind: its class.
        variance: ``invariant``, ``covariant``, ``contravariant`` or ``inferred``.
        bounds: its bound, or its constraints where there is more than one.
    """

    __slots__ = ("kind", "variance", "bounds")

    def __init__(self, kind: str, variance: str, bounds: tuple[str, ...]) -> None:
        self.kind = kind
        self.variance = variance
        self.bounds = bounds


class ApiShape(Noun):
    """The whole shape of an API: what is needed to compare it when its code is gone.

    Attributes:
        reference: what was frozen, such as ``textapp.api:formatters``.
        namespace: the namespace of its extension point, ``""`` where it is none.
        api: the API as a type expression.
        types: the types of the same distribution that the API consists of or mentions, by full name.
        variables: the type variables in them, by name.
        meta: the type of the metadata that plugins declare, as a type expression, ``""`` for none.
        versions: the versions of the API that the host offers, as it offers them.
    """

    __slots__ = ("reference", "namespace", "api", "types", "variables", "meta", "versions")

    def __init__(
        self,
        reference: str,
        namespace: str,
        api: str,
        types: Mapping[str, TypeShape],
        variables: Mapping[str, VariableShape],
        meta: str = "",
        versions: tuple[str, ...] = (),
    ) -> None:
        self.reference = reference
        self.namespace = namespace
        self.api = api
        self.types = types
        self.variables = variables
        self.meta = meta
        self.versions = versions


class Hurt(Noun):
    """Who is hurt by a change.

    Attributes:
        side: whose code.
        code: the code of a finding, or what else is the matter.
        decided: whether it breaks; false where that can't be known.
        refused_by: the one type checker that sees it, ``""`` for both.
        path: the member, and its parameter.
        why: what they rely on and what they get.
        cure: what the host can do instead.
    """

    __slots__ = ("side", "code", "decided", "refused_by", "path", "why", "cure")

    def __init__(
        self, side: Side, code: ChangeCode, why: str, cure: str, *,
        path: str = "", decided: bool = True, refused_by: Refuser = "",
    ) -> None:  # fmt: skip
        self.side: Side = side
        self.code: ChangeCode = code
        self.decided = decided
        self.refused_by: Refuser = refused_by
        self.path = path
        self.why = why
        self.cure = cure


class ApiChange(Noun):
    """One difference between two shapes.

    Attributes:
        type: the full name of the type, ``""`` for an API that is an expression and for what an extension point asks.
        member: the member, ``""`` for the type itself; of an extension point ``metadata`` or ``versions``.
        old: what it was, ``""`` where it was not there.
        new: what it is, ``""`` where it is not there any more.
        hurts: who is hurt; nobody by a compatible change.
    """

    __slots__ = ("type", "member", "old", "new", "hurts")

    def __init__(self, type: str, member: str, old: str, new: str, hurts: tuple[Hurt, ...]) -> None:  # noqa: A002
        self.type = type
        self.member = member
        self.old = old
        self.new = new
        self.hurts = hurts

    @property
    def breaks(self) -> bool:
        """Whether it breaks somebody for certain."""
        return any(each.decided for each in self.hurts)


class ApiDiff(Noun):
    """What a change of an API breaks.

    Attributes:
        old: what the API was frozen or read from.
        new: the same of the new one.
        changes: every difference, in the order of the types and their members.
    """

    __slots__ = ("old", "new", "changes")

    def __init__(self, old: str, new: str, changes: tuple[ApiChange, ...]) -> None:
        self.old = old
        self.new = new
        self.changes = changes

    @property
    def verdict(self) -> Semver:
        """The part of a semantic version that has to be raised, as far as it can be decided."""
        if any(each.breaks for each in self.changes):
            return "major"
        return "minor" if self.changes else "patch"

    @property
    def undecided(self) -> int:
        """The changes that break nobody for certain, and may break somebody."""
        return sum(bool(each.hurts) and not each.breaks for each in self.changes)
