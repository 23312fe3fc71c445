"""What an API asks for, member by member, with its type arguments put in."""

from __future__ import annotations

import functools
import types
import typing

from longshore.conformance.callables import of_callable
from longshore.conformance.forms import library
from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.generics import Arguments, Bases, parameters_of, put
from longshore.conformance.forms.kept import Kept
from longshore.conformance.forms.kinds import args_of, origin_of
from longshore.conformance.forms.library import protocol_of
from longshore.conformance.forms.parts import is_known
from longshore.conformance.forms.static import is_really
from longshore.conformance.forms.wording import type_text
from longshore.conformance.members import Member, of_api
from longshore.conformance.relation import Judge
from longshore.conformance.signatures import UNTOLD, Functions, Signature, of_form
from longshore.conformance.signatures.wording import signature_text
from longshore.conformance.source import Told
from longshore.conformance.source.attributes import variable_type

FUNCTIONS = ("method", "classmethod", "staticmethod")
_LIBRARY = frozenset(
    {"contextlib", "collections.abc", "typing", library.__name__}
)  # typeshed has their parameters positional-only


class Wanted:
    """The members of an API.

    Args:
        form: the API: a class, or a generic one with its arguments; what it leaves out is ``Any``.
        own: what ``Self`` stands for: the type that is to keep the API.
        judge: who is asked what a decorator makes of a function.
    """

    __slots__ = ("api", "members", "own", "form", "judge", "_bases")

    def __init__(self, form: object, own: object, judge: Judge) -> None:
        origin = origin_of(form) or form
        cls: type = origin if is_really(origin, type) else object
        stand_in = protocol_of(cls)
        if stand_in is not None:
            form = types.GenericAlias(stand_in, args_of(form)) if args_of(form) else stand_in
        self.api: type = stand_in or cls
        self.members = of_api(self.api)
        self.own = own
        self.form = form
        self.judge = judge
        self._bases: Bases | None = None

    def arguments(self, owner: type) -> Arguments:
        """What the type parameters of one of the API's bases stand for."""
        if not parameters_of(owner):
            return {}
        if self._bases is None:
            self._bases = Bases(self.form, open_as=typing.Any)
        return self._bases.of(owner)

    def _annotation(self, member: Member) -> object:
        """The type that an API declares, or that is inferred from its value: ``x = 0``."""
        if member.annotation is not MISSING or member.value is MISSING:
            return member.annotation
        told = variable_type(member.owner, member.name)
        return told.mypy if isinstance(told, Told) else MISSING

    def signatures(self, name: str) -> tuple[Signature, ...]:
        """The signatures of one of the functions, as its caller sees it."""
        member = self.members[name]
        arguments = self.arguments(member.owner)
        found = self._written(member)
        if member.kind != "staticmethod":
            found = _bound(member, found, self.own)
        if member.owner.__module__ in _LIBRARY:
            found = tuple(each.without_names() for each in found)
        return tuple(each.substituted({**arguments, typing.Self: self.own}) for each in found)

    def _written(self, member: Member) -> tuple[Signature, ...]:
        """The signatures of a function as the API has them; worked out once, unless something in them is unknown."""
        written = _of_apis.get(self.api) or {}
        found = written.get(member.name)
        if found is None:
            found = of_callable(member.value, self.judge, member.owner, member.name) or UNTOLD
            if all(is_known(form) for each in found for form in each.forms()):
                _of_apis.keep(self.api, {**written, member.name: found})
        return found

    def type_of(self, member: Member) -> object:
        """The type of an attribute or property."""
        form = put(self._annotation(member), {**self.arguments(member.owner), typing.Self: self.own})
        signature = of_form(form) if member.class_var else None
        return form if signature is None else Functions((signature.bound_to(self.own),))

    def set_type_of(self, member: Member) -> object:
        """The type of what may be assigned: that of the setter's parameter, or of the attribute itself."""
        if member.kind == "property":
            return put(member.set_type, {**self.arguments(member.owner), typing.Self: self.own})
        return self.type_of(member)

    def text(self, member: Member) -> str:
        """A member as one writes it."""
        if member.kind in FUNCTIONS:
            return signature_text(self.signatures(member.name)[0], member.name)
        return f"{member.name}: {type_text(self.type_of(member))}"


_of_apis: Kept[dict[str, tuple[Signature, ...]]] = Kept()


def as_called(member: Member, own: object, judge: Judge, *, bound: bool) -> tuple[Signature, ...]:
    """The signatures of a function among the members, as its caller sees it.

    Args:
        member: the function.
        own: the type of the object that it is bound to.
        judge: who is asked what a decorator makes of it.
        bound: its first argument is given.
    """
    found = of_callable(member.value, judge, member.owner, member.name) or UNTOLD
    return _bound(member, found, own) if bound else found


def _bound(member: Member, found: tuple[Signature, ...], own: object) -> tuple[Signature, ...]:
    """The signatures of a function with its first argument given."""
    return found if is_really(member.value, functools.partialmethod) else tuple(each.bound_to(own) for each in found)
