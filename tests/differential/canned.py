"""Families of signatures: each is near the others, and shows a feature that no random signature has."""

from __future__ import annotations

import ast
from dataclasses import replace

from .draw import Draw
from .kin import TAGS, TEXTS
from .signatures import ARGS, EITHER, KEYWORD, KWARGS, ONLY, Function, Parameter


def parsed(text: str) -> Function:
    """The function of a signature as Python writes it."""
    node = ast.parse(f"def canned{text}: ...").body[0]
    assert isinstance(node, ast.FunctionDef)
    given = node.args
    defaults = [None] * (len(given.posonlyargs) + len(given.args) - len(given.defaults)) + list(given.defaults)
    found = [(each, ONLY) for each in given.posonlyargs] + [(each, EITHER) for each in given.args]
    pairs = [(*each, default) for each, default in zip(found, defaults, strict=True)]
    pairs += [(given.vararg, ARGS, None)] if given.vararg else []
    pairs += [(each, KEYWORD, default) for each, default in zip(given.kwonlyargs, given.kw_defaults, strict=True)]
    pairs += [(given.kwarg, KWARGS, None)] if given.kwarg else []
    parameters = tuple(
        Parameter(each.arg, kind, _text(each.annotation), _text(default)) for each, kind, default in pairs
    )
    return Function("canned", parameters, _text(node.returns))


def _text(node: ast.expr | None) -> str:
    return ast.unparse(node).replace("at_", "@") if node else ""


def _family(text: str) -> tuple[Function, ...]:
    return tuple(parsed(line.strip().replace("@", "at_")) for line in text.strip().splitlines())


_OFTEN = {"unpack-kwargs": 2.0, "typevar-constraints": 1.7, "context": 1.7, "typeis": 1.5, "typeguard": 1.3}
_WEIGHTS = {name: _OFTEN.get(name, 1.0) for name in TEXTS}
FAMILIES = {name: _family(text) for name, text in TEXTS.items()}


def canned(draw: Draw, name: str, family: str = "") -> Function:
    """A method of one family; its kin are the others that an implementation may have in its place."""
    family = family or draw.weighted(_WEIGHTS)
    draw.tag(TAGS.get(family, family))
    kin = tuple(replace(each, name=name) for each in FAMILIES[family])
    usable = [each for each in kin if "@SELF" not in repr(each)]
    return replace(draw.choose(usable[:3] if draw.chance(0.7) else usable), kin=kin)


def overloaded(draw: Draw, name: str) -> Function:
    """A method with overloads, and kin that reorder, drop, widen or merge them."""
    draw.tag("overload-api")
    first, second = draw.some(["int", "str", "bytes", "Dog", "Animal", "None", "float"], 2)
    results = draw.type(), draw.type()
    one = Function(name, (Parameter("key", EITHER, first),), results[0])
    two = Function(name, (Parameter("key", EITHER, second),), results[1])
    merged = Function(name, (Parameter("key", EITHER, f"{first} | {second}"),), "Any", body="raise")
    several = replace(merged, parameters=(Parameter("key", EITHER, "Any"),), overloads=(one, two))
    kin = (
        several,
        replace(several, overloads=(two, one)),
        replace(several, overloads=(one, replace(two, returns=draw.near(results[1])))),
        replace(several, overloads=(replace(one, parameters=(Parameter("key", EITHER, draw.near(first)),)), two)),
        replace(several, overloads=(one, two, Function(name, (Parameter("key", EITHER, "tuple[int]"),), "tuple[int]"))),
        replace(merged, returns=results[0]),
        replace(merged, returns="Never"),
        merged,
        one,
    )
    return replace(several, kin=kin)


def overloaded_by_plugin(draw: Draw, function: Function) -> Function:
    """A plain method that an implementation overloads."""
    if (
        function.decorators
        or function.binding
        or not function.parameters
        or function.parameters[0].kind > EITHER
        or function.coroutine
        or function.body == "yield"
    ):
        return function
    draw.tag("overload-plugin")
    first, *rest = function.parameters
    other = replace(first, type=draw.type(), default="")
    lone = [replace(function, kin=()), replace(function, parameters=(other, *rest), returns=draw.type(), kin=())]
    if draw.chance(0.5):
        lone.reverse()
    merged = tuple(replace(each, type="Any") for each in function.parameters)
    return replace(function, parameters=merged, returns="Any", overloads=tuple(lone), kin=())
