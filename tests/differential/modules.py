"""Pairs of a Protocol and a module that has its members as functions and variables."""

from __future__ import annotations

from dataclasses import replace

from .canned import FAMILIES, canned, overloaded
from .classes import APIS, METHODS, api_text
from .draw import Draw
from .members import ATTRIBUTES, Attribute
from .module import Parts
from .mutations import Member, mutated
from .signatures import random_function
from .writing import written

_FREE = [name for name in FAMILIES if not name.startswith(("self", "recursive"))]


def _members(draw: Draw) -> list[Member]:
    names = draw.some(METHODS, draw.choose([1, 2, 2]))
    methods: list[Member] = []
    for name in names:
        if draw.chance(0.3):
            methods.append(canned(draw, name, draw.choose(_FREE)))
        else:
            methods.append(overloaded(draw, name) if draw.chance(0.08) else random_function(draw, name))
    if draw.chance(0.5):
        kind = draw.type()
        kind = kind if draw.value(kind) else "int"
        methods.append(Attribute(draw.choose(ATTRIBUTES), kind, draw.choose(["plain", "plain", "property"])))
    return methods


def _variable(draw: Draw, each: Attribute) -> str:
    made = draw.value(each.type)
    if made is None:  # a module has what it assigns, not what it declares
        return f"{each.name} = 1\n"
    way = draw.choose(["annotated", "annotated", "inferred", "Final"])
    if way == "Final":
        return f"{each.name}: Final[{draw.annotation(each.type)}] = {made}\n"
    if way == "inferred" and each.type in {"int", "str", "float", "bool", "bytes", "Dog"}:
        return f"{each.name} = {made}\n"
    return f"{each.name}: {draw.annotation(each.type)} = {made}\n"


def module(draw: Draw) -> Parts:
    """A Protocol, and a companion module that is the plugin."""
    draw.tag("module")
    api = draw.choose(APIS)
    members = _members(draw)
    text = api_text(draw, api, members).replace("@API", api)
    found = list(members)
    for _ in range(draw.choose([0, 0, 1, 1, 1, 2])):
        found = mutated(draw, found)
    parts = []
    for each in found:
        if isinstance(each, Attribute):
            parts.append(_variable(draw, each))
        else:
            decorators = tuple(name for name in each.decorators if name not in {"partialmethod", "with_session"})
            parts.append(written(draw, replace(each, binding="", decorators=decorators), method=False))
    if draw.chance(0.08):
        draw.tag("getattr", "untold")
        parts = [*parts[1:], "def __getattr__(name: str) -> Any:\n    raise AttributeError(name)\n"]
    return Parts(text, "import @COMPANION as plugin\n\n", api, companion="\n\n".join(parts) or "pass\n")
