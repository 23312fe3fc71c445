"""Compares annotations of which one side is text (``from __future__ import annotations``) and the other is not."""

from __future__ import annotations

from collections.abc import Mapping
from types import FunctionType

from longshore.conformance.forms.annotations import resolve
from longshore.conformance.forms.names import Unknown
from longshore.conformance.forms.sameness import same
from longshore.conformance.forms.static import dict_of_class, is_really

Side = tuple[Mapping[str, object], FunctionType]


def same_when_resolved(found: Side, wanted: Side, mro: tuple[type, ...]) -> bool:
    """Whether annotations mean the same, each where it is written.

    Args:
        found: the plugin's, and the function that has them.
        wanted: the API's, and the function that has them; the same names.
        mro: the plugin's class and its bases, whose members may hide the names of types.
    """
    if found[0].keys() != wanted[0].keys():
        return False
    local = dict_of_class(mro[0]) if mro else {}
    for name, annotation in found[0].items():
        own = resolve(annotation, found[1].__globals__, local)
        if is_really(own, Unknown) or not same(own, resolve(wanted[0][name], wanted[1].__globals__, {})):
            return False
    return True
