"""The variance of type parameters, as declared or, where the class leaves that to the checker, as its members tell.

The chapters are "Generics": variance, and variance inference (PEP 695).
"""

from __future__ import annotations

import types
import typing

from longshore.conformance import mro_of
from longshore.conformance.forms.generics import Bases, parameters_of
from longshore.conformance.relation import Judge, Verdict, all_of


class _Upper:
    """Stands for a type argument."""


class _Lower(_Upper):
    """Stands for a subtype of it."""


def by_variance(judge: Judge, owner: type, parameter: object, found: object, wanted: object) -> Verdict:
    """Whether one type argument may stand where another is wanted."""
    if type(parameter) is typing.ParamSpec:
        return _parameters(judge, found, wanted)
    if type(parameter) is typing.TypeVarTuple:
        return judge.assignable(found, wanted)
    covariant, contravariant = variance_of(judge, owner, parameter)
    if covariant:  # one that is both, being used nowhere, counts as this
        return judge.assignable(found, wanted)
    return judge.assignable(wanted, found) if contravariant else judge.same(found, wanted)


def _parameters(judge: Judge, found: object, wanted: object) -> Verdict:
    """Two lists of parameters, as what takes the one takes the other."""
    forms = [types.GenericAlias(_CALLABLE, (each, None)) for each in (found, wanted)]
    return all_of((judge.assignable(forms[0], forms[1]), judge.assignable(forms[1], forms[0])))


_CALLABLE: type = typing.get_origin(typing.Callable[[], None]) or object


def variance_of(judge: Judge, owner: type, parameter: object) -> tuple[bool, bool]:
    """Whether a type parameter is covariant, and whether it is contravariant."""
    if getattr(parameter, "__infer_variance__", False) is not True:
        return (
            getattr(parameter, "__covariant__", False) is True,
            getattr(parameter, "__contravariant__", False) is True,
        )
    known = _inferred.get((id(owner), id(parameter)))
    if known is None:
        if parameter in judge.inferring:  # of a class that mentions itself
            return True, True
        judge.inferring.append(parameter)
        try:
            known = _infer(judge, owner, parameter)
        finally:
            judge.inferring.pop()
        if not (judge.gave_up or judge.inferring):  # else another examination may know better
            _inferred[id(owner), id(parameter)] = known
            _kept.append(owner)
    return known


_inferred: dict[tuple[int, int], tuple[bool, bool]] = {}
_kept: list[type] = []  # so that no other class gets their identities


def _infer(judge: Judge, owner: type, parameter: object) -> tuple[bool, bool]:
    def made(argument: object) -> object:
        return types.GenericAlias(owner, tuple(argument if each is parameter else each for each in parameters))

    parameters = parameters_of(owner)

    def holds(one: object, other: object) -> bool:
        known, asked = Bases(one), Bases(other)
        bases = [(base, each) for base in mro_of(owner)[1:] for each in parameters_of(base)]
        inherited = all_of(
            by_variance(judge, base, each, known.of(base)[each], asked.of(base)[each])
            for base, each in bases
            if each in known.of(base)
        )
        return inherited != "no" and judge.varies(one, other) != "no"

    lower, upper = made(_Lower), made(_Upper)
    return holds(lower, upper), holds(upper, lower)
