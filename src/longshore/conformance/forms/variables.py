"""Type variables while two types are compared: one that stands fast, one that is solved."""

from __future__ import annotations

import sys
import types
import typing

from longshore.conformance.forms.annotations import resolve
from longshore.conformance.forms.static import is_really
from longshore.model import Noun

VARIABLES: tuple[type, ...] = (typing.TypeVar, typing.ParamSpec, typing.TypeVarTuple)
"""The classes of type parameters."""


class Rigid(Noun):
    """A type variable of the API's side: equal to itself alone."""

    __slots__ = ("variable",)

    def __init__(self, variable: object) -> None:
        self.variable = variable

    @property
    def __name__(self) -> str:
        return str(getattr(self.variable, "__name__", "T"))

    @property
    def stands_for_parameters(self) -> bool:
        """Whether it is a ParamSpec."""
        return type(self.variable) is typing.ParamSpec


class Flexible:
    """A type variable of the plugin's side, with what is known of it so far.

    Attributes:
        variable: the type variable.
        lower: the types that it has to take.
        upper: the types that it has to fit.
        value: what a ParamSpec or a TypeVarTuple stands for, ``None`` as long as that is open.
    """

    __slots__ = ("variable", "lower", "upper", "value")

    def __init__(self, variable: object) -> None:
        self.variable = variable
        self.lower: list[object] = []
        self.upper: list[object] = []
        self.value: object = None

    @property
    def __name__(self) -> str:
        return str(getattr(self.variable, "__name__", "T"))

    @property
    def stands_for_parameters(self) -> bool:
        """Whether it is a ParamSpec."""
        return type(self.variable) is typing.ParamSpec


def upper_bounds(variable: object) -> tuple[object, ...]:
    """The constraints of a type variable, or its bound; ``object`` for neither."""
    constraints: object = getattr(variable, "__constraints__", ())
    if is_really(constraints, tuple) and constraints:
        return constraints
    bound: object = getattr(variable, "__bound__", None)
    if bound is None:
        return (object,)
    module: object = sys.modules.get(str(getattr(variable, "__module__", "")))
    return (resolve(bound, vars(module) if type(module) is types.ModuleType else {}, {}),)


def is_open(form: object) -> bool:
    """Whether a form is a type parameter that nothing stands for."""
    return issubclass(type(form), VARIABLES)
