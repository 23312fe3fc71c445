"""Pairs of a generic Protocol with its arguments, and a class that has its members with the arguments put in."""

from __future__ import annotations

import re
from dataclasses import replace

from .classes import APIS, METHODS, PREFIXES, api_text, handed, plugin_members, random_members
from .draw import Draw
from .flavours import FLAVOURS, class_text, generalised, in_class
from .members import ATTRIBUTES, Attribute
from .module import Parts
from .mutations import Member
from .signatures import EITHER, Function, Parameter

VARIABLES = {"Item": "generic-invariant", "Item_co": "generic-covariant", "Item_contra": "generic-contravariant"}
_GIVING = [
    "{}",
    "{} | None",
    "list[{}]",
    "Sequence[{}]",
    "Iterator[{}]",
    "tuple[{}, ...]",
    "dict[str, {}]",
    "Source[{}]",
]
_TAKING = ["{}", "{} | None", "Sequence[{}]", "Iterable[{}]", "Mapping[str, {}]", "Source[{}]", "Callable[[], {}]"]


def _witness(draw: Draw, variable: str) -> list[Member]:
    """Members that use a type variable as its variance lets them, and need it to be so."""
    names = draw.some(METHODS, 2)
    giving = draw.choose(["{}", "{}", "{} | None", "Sequence[{}]", "Iterator[{}]", "tuple[{}, ...]", "Source[{}]"])
    gives = Function(names[0], (), giving.format(variable), coroutine=draw.chance(0.15), body="raise")
    takes = Function(names[1], (Parameter("item", EITHER, draw.choose(_TAKING).format(variable)),), "None")
    if variable == "Item_co":
        return [draw.choose([gives, Attribute(draw.choose(ATTRIBUTES), variable, "property")])]
    if variable == "Item_contra":
        return [takes]
    if draw.chance(0.35):
        return [Attribute(draw.choose(ATTRIBUTES), draw.choose(["{}", "{}", "list[{}]", "{} | None"]).format(variable))]
    return [gives, takes] if draw.chance(0.7) else [replace(gives, returns=f"list[{variable}]")]


def _put(member: Member, variable: str, argument: str) -> Member:
    """A member with an argument in the place of the type variable."""

    def inside(text: str) -> str:
        return re.sub(rf"\b{variable}\b", lambda _: argument, text)

    if isinstance(member, Attribute):
        return replace(member, type=inside(member.type))
    parameters = tuple(replace(each, type=inside(each.type)) for each in member.parameters)
    body = "value" if member.body == "raise" else member.body
    return replace(member, parameters=parameters, returns=inside(member.returns), body=body)


def _argument(draw: Draw) -> str:
    found = draw.type()
    return "int" if {"Decimal", "Fraction"} & {*re.findall(r"\w+", found)} else found


def generic(draw: Draw) -> Parts:
    """A generic Protocol with an argument, and a class that keeps it with that argument, or one near it."""
    variable = draw.choose(list(VARIABLES))
    draw.tag(VARIABLES[variable] if not draw.newer else "inferred-variance", "generic-protocol")
    api = draw.choose(APIS)
    plugin = draw.choose(PREFIXES) + api
    witness = _witness(draw, variable)
    taken = {each.name for each in witness}
    others = [
        each
        for each in random_members(draw)[: draw.choose([0, 0, 1, 1])]
        if each.name not in taken and not getattr(each, "kin", ())
    ]
    text = api_text(draw, api, [*witness, *others], "" if draw.newer else f"Protocol[{variable}]")
    if draw.newer:
        text = re.sub(rf"\b{variable}\b", "Held", text).replace(f"class {api}:", f"class {api}[Held](Protocol):")
    argument = _argument(draw)
    given = draw.near(argument) if draw.chance(0.25) else argument
    given = argument if {"Decimal", "Fraction"} & {*re.findall(r"\w+", given)} else given
    members = [_put(each, variable, given) for each in witness] + others
    if draw.chance(0.3):
        return _generic_plugin(draw, (api, plugin), text, (witness, others), (argument, given, variable))
    flavour = draw.weighted(FLAVOURS)
    made = flavour(draw, plugin, "", plugin_members(draw, members))
    return handed(draw, api, text, plugin, made, f"{api}[{argument}]")


def _generic_plugin(
    draw: Draw,
    names: tuple[str, str],
    text: str,
    members: tuple[list[Member], list[Member]],
    types: tuple[str, str, str],
) -> Parts:
    """The implementation is generic as well, and its instance has an argument, or gets it from what it is called with."""
    api, plugin = names
    argument, given, variable = types
    draw.tag("generic-plugin")
    own = [_put(each, variable, "Item") for each in members[0]]
    own = [generalised(each, "Item") for each in own] + plugin_members(draw, members[1])
    own = [
        replace(each, way="declared")
        if isinstance(each, Attribute) and "Item" in each.type and each.way == "plain"
        else each
        for each in own
    ]
    base = draw.choose([f"{api}[Item]", "", ""])
    own = [in_class(each) for each in own] if base else own
    draw.tag(*(["explicit-protocol"] if base else []))
    header = f"{plugin}[Item]({base})" if draw.newer else f"{plugin}({f'{base}, ' if base else ''}Generic[Item])"
    made = class_text(draw, header.replace("()", ""), own)
    if draw.newer:
        made.text = made.text.replace("Item", "Held")
    above = made.text.replace("@API", f"{api}[{given}]").replace("@SELF", plugin)
    if made.arguments:
        return Parts(
            text, f"{above}\n\nplugin = {plugin}({made.arguments})\n", f"{api}[{argument}]", nominal=bool(base)
        )
    shown = draw.choose([f"{plugin}[{given}]()", f"{plugin}[{given}]()", f"{plugin}[{argument}]()"])
    if draw.chance(0.3):
        shown = f"{plugin}[{given}]" if draw.chance(0.5) else plugin
        return Parts(text, f"{above}\n\nplugin = {shown}\n", f"type[{api}[{argument}]]", nominal=bool(base))
    return Parts(text, f"{above}\n\nplugin = {shown}\n", f"{api}[{argument}]", nominal=bool(base))


def paramspec(draw: Draw) -> Parts:
    """A Protocol that is generic in its parameters."""
    draw.tag("paramspec", "generic-protocol")
    api = draw.choose(APIS)
    plugin = draw.choose(PREFIXES) + api
    kinds = [_argument(draw) for _ in range(draw.choose([0, 1, 2]))]
    bound = draw.choose(["", "", "Concatenate"])
    function = Function("run", (), _argument(draw))
    head = "self, first: int, /, *args" if bound else "self, *args"
    declared = f"    def run({head}: P.args, **kwargs: P.kwargs) -> {function.returns}: ...\n"
    text = f"class {api}(Protocol[P]):\n{declared}"
    if draw.newer:
        text = text.replace(f"{api}(Protocol[P])", f"{api}[**Args](Protocol)").replace("P.", "Args.")
    parameters = [Parameter(name, EITHER, kind) for name, kind in zip(["second", "third"], kinds)]
    parameters = [*([Parameter("first", EITHER, "int")] if bound else []), *parameters]
    made = class_text(draw, plugin, plugin_members(draw, [function.with_parameters(parameters)]))
    arguments = draw.choose([f"[{', '.join(kinds)}]", f"[{', '.join(kinds)}]", "..."])
    return handed(draw, api, text, plugin, made, f"{api}[{arguments}]")


def variadic(draw: Draw) -> Parts:
    """A Protocol that is generic in any number of types."""
    draw.tag("typevartuple", "generic-protocol")
    api = draw.choose(APIS)
    plugin = draw.choose(PREFIXES) + api
    kinds = [_argument(draw) for _ in range(draw.choose([0, 1, 2, 3]))]
    returns = draw.choose(["tuple[*Ts]", "tuple[Unpack[Ts]]", "tuple[int, *Ts]"])
    base = draw.choose(["Protocol[*Ts]", "Protocol[Unpack[Ts]]"])
    takes = draw.choose(["", ", *items: *Ts", ", row: tuple[*Ts]", ", call: Callable[[*Ts], None]"])
    text = f"class {api}({base}):\n    def row(self{takes}) -> {returns}: ...\n"
    if draw.newer:
        text = text.replace(f"({base})", "[*Parts](Protocol)").replace("Ts", "Parts")
    listed = ", ".join(kinds)
    parameters = {
        "": [],
        ", *items: *Ts": [Parameter(f"item{each}", 0, kind) for each, kind in enumerate(kinds)],
        ", row: tuple[*Ts]": [Parameter("row", EITHER, f"tuple[{listed or '()'}]")],
        ", call: Callable[[*Ts], None]": [Parameter("call", EITHER, f"Callable[[{listed}], None]")],
    }[takes]
    given = ", ".join([*(["int"] if "int" in returns else []), *kinds])
    function = Function("row", tuple(parameters), f"tuple[{given or '()'}]")
    made = class_text(draw, plugin, plugin_members(draw, [function]))
    return handed(draw, api, text, plugin, made, f"{api}[{listed or '()'}]")
