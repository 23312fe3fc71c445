"""The signatures of Python functions, as they and their overloads are written."""

from __future__ import annotations

import typing
from collections.abc import Callable
from types import FunctionType, SimpleNamespace

from longshore.conformance.forms.static import dict_of_class
from longshore.conformance.signatures import Signature, of_function


def of_python(function: FunctionType, owner: type | None, name: str = "") -> tuple[Signature, ...]:
    """The signature of a Python function, or those of its overloads ("Overloads").

    Args:
        function: the function.
        owner: the class it is defined in.
        name: in a Protocol, the member's name: its last overload is a stand-in of typing's that has lost its own.
    """
    overloads: list[object] = list(typing.get_overloads(function))
    if function.__module__ == "typing" and function.__name__ == "_overload_dummy" and owner is not None:
        place = f"{type.__dict__['__qualname__'].__get__(owner)}.{name}"
        stand_in = SimpleNamespace(__module__=dict_of_class(owner).get("__module__"), __qualname__=place)
        overloads = list(typing.get_overloads(_named(stand_in)))
    found = tuple(of_function(each, owner) for each in overloads if type(each) is FunctionType)
    return found or (of_function(function, owner),)


def _named(thing: object) -> Callable[..., object]:
    """Something with a name that overloads are looked up by."""

    def named() -> None: ...

    named.__module__ = str(getattr(thing, "__module__", ""))
    named.__qualname__ = str(getattr(thing, "__qualname__", ""))
    return named
