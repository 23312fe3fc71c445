"""What is mentioned anywhere in a form."""

from __future__ import annotations

import typing

from longshore.conformance.forms.made import parts_of
from longshore.conformance.forms.names import Unknown
from longshore.conformance.forms.static import is_really
from longshore.conformance.forms.variables import VARIABLES, Flexible

_REPLACED: tuple[type, ...] = (*VARIABLES, Flexible)


def is_closed(form: object) -> bool:
    """Whether a form mentions neither a type parameter, nor a stand-in for one, nor ``Self``: nothing can be put in."""
    if is_really(form, type):
        return True
    if issubclass(type(form), _REPLACED) or form is typing.Self:
        return False
    return all(map(is_closed, parts_of(form)))


def is_known(form: object) -> bool:
    """Whether every name in a form means something."""
    if type(form) is Unknown:
        return False
    return all(map(is_known, parts_of(form)))
