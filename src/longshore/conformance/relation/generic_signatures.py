"""Generic signatures made ready to be compared: the API's type variables stand fast, the plugin's are solved."""

from __future__ import annotations

import types
from collections.abc import Sequence

from longshore.conformance.forms.annotations import MISSING
from longshore.conformance.forms.generics import put, unpack, unpacked, variables_in
from longshore.conformance.forms.static import is_really
from longshore.conformance.forms.variables import Flexible, Rigid
from longshore.conformance.relation import Judge
from longshore.conformance.signatures import Parameter, Signature, spread

_POSITIONAL = frozenset({"positional-only", "positional"})


def standing_fast(wanted: Signature) -> Signature:
    """The API's signature, its own type variables as types of their own."""
    variables = variables_of(wanted)
    return wanted.substituted({each: Rigid(each) for each in variables}) if variables else wanted


def to_be_solved(judge: Judge, found: Signature) -> Signature:
    """The plugin's signature, its own type variables as ones that are solved."""
    variables = variables_of(found)
    return found.substituted(judge.flexible(variables)) if variables else found


def variables_of(signature: Signature) -> set[object]:
    """The type parameters that a signature mentions."""
    if signature.closed:
        return set()
    return {each for form in signature.forms() if form is not MISSING for each in variables_in(form)}


def solved(wanted: Signature, found: Signature) -> tuple[Signature, Signature]:
    """Two signatures whose open parameters (of a ParamSpec, of a TypeVarTuple) are those of the other one."""
    if not (_is_open(wanted) or _is_open(found)):
        return wanted, found
    wanted, found = _with_known(wanted), _with_known(found)
    if is_really(found.rest, Flexible):
        found.rest.value = _behind(wanted, len(found.parameters))
        found = spread(found, found.rest.value)
    elif is_really(wanted.rest, Flexible):
        wanted.rest.value = _behind(found, len(wanted.parameters))
        wanted = spread(wanted, wanted.rest.value)
    _solve_star(found, wanted)
    _solve_star(wanted, found)
    return _with_known(wanted), _with_known(found)


def _is_open(signature: Signature) -> bool:
    return signature.rest is not None or any(each.kind == "var-positional" for each in signature.parameters)


def _with_known(signature: Signature) -> Signature:
    """A signature with what its ParamSpec and its TypeVarTuple are known to stand for."""
    known = {each: each.value for each in _stars(signature.parameters) if each.value is not None}
    if known:
        parameters = tuple(
            Parameter(each.name, each.kind, each.optional, _put_star(each.annotation, known))
            for each in signature.parameters
        )
        signature = signature.with_parameters(parameters)
    rest = signature.rest
    if is_really(rest, Flexible) and rest.value is not None:
        return spread(signature, rest.value)
    return spread(signature, rest) if known else signature


def _put_star(annotation: object, known: dict[Flexible, object]) -> object:
    star = unpacked(annotation)
    return put(annotation, {star: known[star]}) if is_really(star, Flexible) and star in known else annotation


def _behind(signature: Signature, count: int) -> Signature:
    """The parameters behind the first ones, as a signature of their own."""
    taken = 0
    kept: list[Parameter] = []
    for each in signature.parameters:
        if each.kind in _POSITIONAL and taken < count:
            taken += 1
        else:
            kept.append(each)
    return Signature(tuple(kept), MISSING, rest=signature.rest)


def _stars(parameters: Sequence[Parameter]) -> list[Flexible]:
    stars = [unpacked(each.annotation) for each in parameters if each.kind == "var-positional"]
    return [each for each in stars if is_really(each, Flexible)]


def _star_of(each: Parameter) -> object:
    """``*args`` as an item of a tuple."""
    inner = unpacked(each.annotation)
    return each.annotation if inner is not None else unpack(types.GenericAlias(tuple, (each.annotation, ...)))


def _solve_star(open_one: Signature, other: Signature) -> None:
    """``*args: *Ts`` stands for the other's parameters by position that are left."""
    for star in [each for each in _stars(open_one.parameters) if each.value is None]:
        before = sum(each.kind in _POSITIONAL for each in open_one.parameters)
        left = [each for each in other.parameters if each.kind in _POSITIONAL][before:]
        behind = [_star_of(each) for each in other.parameters if each.kind == "var-positional"]
        star.value = types.GenericAlias(tuple, (*(each.annotation for each in left), *behind))
