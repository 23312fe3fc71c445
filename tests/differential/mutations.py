"""What makes an implementation differ from its API: one change of a member, a parameter, a type."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from .canned import overloaded_by_plugin
from .decorating import aliased, decorated, partial_method
from .draw import Draw
from .members import PLUGIN_WAYS, Attribute
from .signatures import (
    ARGS,
    EITHER,
    KEYWORD,
    KWARGS,
    NAMES,
    ONLY,
    Function,
    Parameter,
    random_function,
    restream,
)
from .vocabulary import split

Member = Function | Attribute
Change = Callable[[Draw, Function], Member]


def mutated(draw: Draw, members: list[Member]) -> list[Member]:
    """The members of an API with one random change; a few draws change nothing that matters."""
    if not members or (draw.chance(0.06) and "extra" not in {each.name for each in members}):
        return [*members, random_function(draw, "extra")]
    place = draw.choose(range(len(members)))
    if draw.chance(0.07):
        return members[:place] + members[place + 1 :]
    return [*members[:place], changed(draw, members[place]), *members[place + 1 :]]


def changed(draw: Draw, member: Member) -> Member:
    """One member with one change."""
    if isinstance(member, Attribute):
        return _other_attribute(draw, member)
    if member.overloads and not member.kin:
        return member
    if member.kin and (member.overloads or draw.chance(0.75) or "P.args" in repr(member.parameters)):
        return _variant(draw, member)
    return draw.weighted(CHANGES)(draw, member)


def _variant(draw: Draw, function: Function) -> Function:
    chosen = draw.choose(function.kin)
    if function.kin[0].overloads:
        draw.tag("overload-plugin" if chosen.overloads else "overload-met-plainly")
    return replace(chosen, binding=function.binding, kin=function.kin)


def _other_attribute(draw: Draw, member: Attribute) -> Member:
    if draw.chance(0.5):
        return replace(member, type=draw.near(member.type))
    if member.type.startswith("Callable[[") and draw.chance(0.5):
        return as_method(draw, member)
    if draw.chance(0.08):
        return Function(member.name, (), member.type)
    return replace(member, way=draw.weighted(PLUGIN_WAYS))


def as_method(draw: Draw, member: Attribute) -> Member:
    """A method in the place of an attribute that is called."""
    inner = split(member.type.removeprefix("Callable[")[:-1], ",")
    if not member.type.startswith("Callable[[") or split(member.type, "|")[1:]:
        return member
    taken, made = inner[0][1:-1], ", ".join(inner[1:])
    draw.tag("method-for-callable")
    each = (Parameter("item", draw.choose([ONLY, EITHER]), taken),) if taken and not split(taken, ",")[1:] else ()
    return Function(member.name, each, made, binding=draw.choose(["", "", "staticmethod", "classmethod"]))


def _parameter(draw: Draw, function: Function, change: Callable[[Draw, Parameter], Parameter | None]) -> Function:
    if not function.parameters:
        return _new_parameter(draw, function)
    chosen = draw.choose(function.parameters)
    found = [change(draw, each) if each is chosen else each for each in function.parameters]
    return function.with_parameters([each for each in found if each is not None])


def _retype(draw: Draw, function: Function) -> Function:
    def retyped(draw: Draw, each: Parameter) -> Parameter:
        kind = draw.near(each.type) if each.type else draw.type()
        return replace(each, type=kind, default=(draw.value(kind) or "") if each.default else "")

    return _parameter(draw, function, retyped)


def _rename(draw: Draw, function: Function) -> Function:
    return _parameter(draw, function, lambda draw, each: replace(each, name=f"other_{each.name}"))


def _drop(draw: Draw, function: Function) -> Function:
    return _parameter(draw, function, lambda _draw, _each: None)


def _untype(draw: Draw, function: Function) -> Function:
    draw.tag("unannotated-parameter", "untold")
    return _parameter(draw, function, lambda draw, each: replace(each, type=""))


def _kind(draw: Draw, function: Function) -> Function:
    def rekind(draw: Draw, each: Parameter) -> Parameter:
        return replace(
            each, kind=draw.choose([ONLY, EITHER, KEYWORD]) if each.kind in {ONLY, EITHER, KEYWORD} else each.kind
        )

    return _parameter(draw, function, rekind)


def _default(draw: Draw, function: Function) -> Function:
    def flipped(draw: Draw, each: Parameter) -> Parameter:
        if each.kind in {ARGS, KWARGS}:
            return each
        return replace(each, default="" if each.default else draw.value(each.type) or "" if each.type else "None")

    return _parameter(draw, function, flipped)


def _swap(draw: Draw, function: Function) -> Function:
    if len(function.parameters) < 2:
        return _retype(draw, function)
    first, second = draw.some(range(len(function.parameters)), 2)
    found = list(function.parameters)
    found[first], found[second] = found[second], found[first]
    return function.with_parameters(found)


def _new_parameter(draw: Draw, function: Function) -> Function:
    kind_of_type = draw.type()
    default = draw.value(kind_of_type) if draw.chance(0.65) else ""
    if default:
        draw.tag("extra-optional")
    name = draw.choose([each for each in NAMES if each not in {one.name for one in function.parameters}])
    new = Parameter(name, draw.choose([EITHER, EITHER, KEYWORD]), kind_of_type, default or "")
    return function.with_parameters([*function.parameters, new])


def _stars(draw: Draw, function: Function) -> Function:
    held = draw.choose(["Any", "object", "object", draw.type()])
    args, kwargs = Parameter("args", ARGS, held), Parameter("kwargs", KWARGS, held)
    kept = [each for each in function.parameters if each.kind not in {ARGS, KWARGS}]
    if draw.chance(0.4):
        return function.with_parameters([args, kwargs])
    return function.with_parameters([*kept[: draw.choose(range(len(kept) + 1))], draw.choose([args, kwargs])])


def _result(draw: Draw, function: Function) -> Function:
    if function.body == "yield" or "Async" in function.returns:
        return restream(draw, function)
    return replace(function, returns=draw.near(function.returns)) if function.returns else function


def unannotated(draw: Draw, function: Function) -> Function:
    """The same function without annotations."""
    draw.tag("unannotated", "untold")
    made = draw.value(function.returns)
    bare = tuple(replace(each, type="") for each in function.parameters)
    body = f"return {made}" if function.body == "value" and made else "raise"
    return replace(function, parameters=bare, returns="", body=body, overloads=())


def _coroutine(draw: Draw, function: Function) -> Function:
    if function.body == "yield" or "Async" in function.returns:
        return restream(draw, function)
    if function.coroutine or draw.chance(0.5):
        return replace(function, coroutine=not function.coroutine)
    wrapper = draw.choose(["Awaitable[{}]", "Coroutine[Any, Any, {}]"])
    return replace(function, returns=wrapper.format(function.returns), body="raise")


def _awaitable(draw: Draw, function: Function) -> Function:
    if not function.coroutine or function.body == "yield" or "Async" in function.returns:
        return _retype(draw, function)
    wrapper = draw.choose(["Awaitable[{}]", "Coroutine[Any, Any, {}]", "Coroutine[Any, None, {}]"])
    return replace(function, coroutine=False, returns=wrapper.format(function.returns), body="raise")


def _binding(draw: Draw, function: Function) -> Function:
    if function.name == "__call__" or function.overloads or "Self" in repr(function):
        return _kind(draw, function)
    return replace(function, binding=draw.choose([each for each in BINDINGS if each != function.binding]))


def as_attribute(draw: Draw, function: Function) -> Member:
    """A data member whose values can be called as a method can."""
    if function.overloads or any(each.kind > EITHER or {"@", "U"} & {*each.type[:1]} for each in function.parameters):
        return _kind(draw, function)
    draw.tag("callable-for-method")
    taken = ", ".join(each.type or "Any" for each in function.parameters)
    returns = f"Awaitable[{function.returns}]" if function.coroutine else function.returns
    way = draw.choose(["init", "init", "ClassVar", "property", "declared", "value"])
    return Attribute(function.name, draw.choose([f"Callable[[{taken}], {returns}]", f"Callable[..., {returns}]"]), way)


def _as_none(_draw: Draw, function: Function) -> Member:
    return Attribute(function.name, "None", "value")


BINDINGS = ["", "classmethod", "staticmethod"]
CHANGES: dict[Change, float] = {
    _retype: 3.0,
    _result: 2.5,
    _rename: 1.2,
    _drop: 1.0,
    _new_parameter: 1.8,
    _kind: 1.0,
    _default: 1.0,
    decorated: 2.2,
    partial_method: 0.5,
    aliased: 0.4,
    overloaded_by_plugin: 0.8,
    as_attribute: 0.4,
    _as_none: 0.1,
    _swap: 0.5,
    _stars: 1.2,
    _untype: 0.9,
    unannotated: 0.4,
    _coroutine: 0.5,
    _awaitable: 0.4,
    _binding: 0.6,
}
