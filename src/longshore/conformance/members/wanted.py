"""What an API asks for, member by member, with its type arguments put in."""

from __future__ import annotations

import typing
from types import FunctionType

from longshore.conformance.forms.annotations import MISSING, origin_of, type_text
from longshore.conformance.forms.generics import Bases, put
from longshore.conformance.forms.static import is_really
from longshore.conformance.members import Member, of_api
from longshore.conformance.signatures import ANYTHING, Signature
from longshore.conformance.signatures.callables import of_callable, of_python
from longshore.conformance.signatures.wording import signature_text

FUNCTIONS = ("method", "classmethod", "staticmethod")
_LIBRARY = frozenset({"contextlib", "collections.abc", "typing"})  # typeshed has their parameters positional-only
UNTOLD = (Signature(ANYTHING, MISSING, exact=False),)


class Wanted:
    """The members of an API.

    Args:
        form: the API: a class, or a generic one with its arguments; what it leaves out is ``Any``.
    """

    __slots__ = ("api", "members", "_bases")

    def __init__(self, form: object) -> None:
        origin = origin_of(form) or form
        self.api: type = origin if is_really(origin, type) else object
        self.members = of_api(self.api)
        self._bases = Bases(form, open_as=typing.Any)

    def signatures(self, name: str) -> tuple[Signature, ...]:
        """The signatures of one of the functions, as its caller sees it."""
        member = self.members[name]
        arguments = self._bases.of(member.owner)
        found = as_called(member, bound=member.kind != "staticmethod")
        if member.owner.__module__ in _LIBRARY:
            found = tuple(each.without_names() for each in found)
        return tuple(each.substituted(arguments) for each in found)

    def type_of(self, member: Member) -> object:
        """The type of an attribute or property."""
        return put(member.annotation, self._bases.of(member.owner))

    def text(self, member: Member) -> str:
        """A member as one writes it."""
        if member.kind in FUNCTIONS:
            return signature_text(self.signatures(member.name)[0], member.name)
        return f"{member.name}: {type_text(self.type_of(member))}"


def as_called(member: Member, *, bound: bool) -> tuple[Signature, ...]:
    """The signatures of a function among the members, as its caller sees it."""
    found = of_callable(member.value) or UNTOLD
    if type(member.value) is FunctionType:
        found = of_python(member.value, member.owner, member.name)
    return tuple(each.without_first() for each in found) if bound else found
