"""Puts type arguments into what a plugin's own code would otherwise have to be run for."""

from __future__ import annotations

import types
import typing

from longshore.conformance import mro_of
from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.generics import assigned, parameters_of, put, variables_in
from longshore.conformance.forms.names import Unknown
from longshore.conformance.forms.static import first, is_really


def with_arguments(form: object, given: tuple[object, ...], text: str) -> object:
    """A generic class or alias with type arguments; nothing of it is run.

    Args:
        form: it.
        given: the arguments.
        text: how it is written, for what only its own code could tell.

    Raises:
        TypeError: it takes no arguments.
    """
    if is_really(form, type):
        getter, _ = first(mro_of(form), "__class_getitem__")
        by_library = is_really(getter, classmethod) and getter.__func__ is types.GenericAlias
        takes_some = parameters_of(form) or by_library or type(getter) is types.ClassMethodDescriptorType
        if takes_some:
            return types.GenericAlias(form, given)
        if getter is not MISSING or first(mro_of(type(form)), "__getitem__")[0] is not MISSING:
            return Unknown(f"{text}[...]")
    parameters = tuple(dict.fromkeys(variables_in(form)))
    if not parameters:
        raise TypeError(text)
    return put(form, assigned(parameters, given, typing.Any))
