"""Functions that are plainly the same: most of a plugin's are, and nothing about them has to be worked out."""

from __future__ import annotations

from types import FunctionType
from typing import get_overloads

from longshore._compat import own_annotations
from longshore.conformance import shape
from longshore.conformance.callables.wrappers import is_covered
from longshore.conformance.forms.kinds import origin_of
from longshore.conformance.forms.made import is_small, parts_of
from longshore.conformance.forms.static import is_really
from longshore.conformance.members import Member


def are_alike(wanted: Member, found: Member) -> bool:
    """Whether two methods have the same parameters and types, written in a way that leaves no question.

    Args:
        wanted: the API's.
        found: the plugin's.
    """
    asked, own = wanted.value, found.value
    if wanted.kind != "method" or found.kind != "method":
        return False
    if type(asked) is not FunctionType or type(own) is not FunctionType or not asked.__code__.co_argcount:
        return False
    if shape(own, 1) != shape(asked, 1) or any(is_covered(each) or get_overloads(each) for each in (own, asked)):
        return False
    theirs, ours = own_annotations(asked), own_annotations(own)
    if theirs.keys() != ours.keys() or not all(map(is_small, theirs.values())):
        return False
    return all(_are_same(form, theirs[name]) for name, form in ours.items())


def _are_same(one: object, other: object) -> bool:
    """Whether two forms are the same one, made of nothing but classes: no text, no type parameter, no value."""
    if is_really(one, type) or one is None or one is Ellipsis:
        return one is other
    if origin_of(one) is None or origin_of(one) is not origin_of(other):
        return False
    parts, others = parts_of(one), parts_of(other)
    return 0 < len(parts) == len(others) and all(map(_are_same, parts, others))
