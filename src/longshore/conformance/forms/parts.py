"""What is mentioned anywhere in a form."""

from __future__ import annotations

import typing

from longshore.conformance.forms.annotations import Unknown
from longshore.conformance.forms.kinds import args_of, origin_of, special
from longshore.conformance.forms.static import is_really
from longshore.conformance.forms.variables import VARIABLES, Flexible

_REPLACED: tuple[type, ...] = (*VARIABLES, Flexible)


def is_closed(form: object) -> bool:
    """Whether a form mentions neither a type parameter, nor a stand-in for one, nor ``Self``: nothing can be put in."""
    if is_really(form, type):
        return True
    if type(form) is list or type(form) is tuple:
        return all(map(is_closed, form))
    if issubclass(type(form), _REPLACED) or form is typing.Self:
        return False
    given: object = () if origin_of(form) is None else getattr(form, "__args__", ())
    return not is_really(given, tuple) or all(map(is_closed, given))


def is_known(form: object) -> bool:
    """Whether every name in a form means something."""
    if type(form) is list or type(form) is tuple:
        return all(map(is_known, form))
    if type(form) is Unknown:
        return False
    return special(form) == "Literal" or all(map(is_known, args_of(form)))
