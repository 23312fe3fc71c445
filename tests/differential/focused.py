"""Pairs about one thing: data members, decorated methods, callables beside methods, bound methods."""

from __future__ import annotations

from dataclasses import replace

from .canned import FAMILIES, canned, overloaded, overloaded_by_plugin
from .classes import APIS, METHODS, PREFIXES, api_text, handed, plugin_members
from .decorating import aliased, decorated, partial_method
from .draw import Draw
from .flavours import FLAVOURS, plain
from .members import API_WAYS, ATTRIBUTES, PLUGIN_WAYS, Attribute
from .module import Parts
from .mutations import Member, as_attribute, as_method, changed
from .signatures import Function, random_function

PLAINEST = ["int", "str", "float", "bool", "bytes", "Dog", "Animal", "Crate", "Circle", "Leaf", "int | None", "object"]
_LITERALS, _CLASSES = PLAINEST[:5], PLAINEST[5:10]
_PLAINEST = {"inferred": _LITERALS, "init-literal": _LITERALS, "init-constructor": _CLASSES}
_WAYS = [*PLUGIN_WAYS, "other-method", "other-method", "untyped-init", "untyped-init", "init-constructor", "inferred"]
_METHODS = [name for name in FAMILIES if not name.startswith(("paramspec", "concatenate", "typevar"))]


def _judged(draw: Draw, wanted: list[Member], found: list[Member]) -> Parts:
    api = draw.choose(APIS)
    plugin = draw.choose(PREFIXES) + api
    text = api_text(draw, api, wanted)
    flavour = plain if draw.chance(0.7) else draw.weighted(FLAVOURS)
    return handed(draw, api, text, plugin, flavour(draw, plugin, "", found))


def data(draw: Draw) -> Parts:
    """A Protocol of data members, each declared in the plugin in any of the ways."""
    wanted: list[Member] = []
    found: list[Member] = []
    for name in draw.some(ATTRIBUTES, draw.choose([1, 1, 2])):
        way = draw.choose(_WAYS)
        kind = draw.choose(_PLAINEST.get(way, PLAINEST)) if draw.chance(0.8) else draw.type()
        other = draw.near(kind) if draw.chance(0.3) else kind
        wanted.append(Attribute(name, other, draw.choose(list(API_WAYS)) if draw.chance(0.5) else "plain"))
        found.append(Attribute(name, kind, way))
    return _judged(draw, wanted, found)


def decorated_method(draw: Draw) -> Parts:
    """A method that the plugin makes by a decorator, by a partial, or under a second name."""
    name = draw.choose(METHODS)
    way = draw.weighted({decorated: 3.0, partial_method: 1.0, aliased: 1.8, overloaded_by_plugin: 1.0})
    if way is decorated and draw.chance(0.5):
        wanted = canned(draw, name, "context")
    else:
        wanted = random_function(draw, name) if draw.chance(0.6) else canned(draw, name, draw.choose(_METHODS))
    found = changed(draw, wanted) if draw.chance(0.3) else wanted
    found = way(draw, found) if isinstance(found, Function) else found
    return _judged(draw, [wanted], [found])


def bound(draw: Draw) -> Parts:
    """Class and static methods, on either side."""
    name = draw.choose(METHODS)
    wanted = random_function(draw, name)
    wanted = replace(wanted, binding=draw.choose(["", "classmethod", "staticmethod"]))
    found: Member = replace(wanted, binding=draw.choose(["", "classmethod", "staticmethod"]))
    return _judged(draw, [wanted], [changed(draw, found) if draw.chance(0.4) else found])


def crossed(draw: Draw) -> Parts:
    """A method where the API has a callable attribute, or the other way round."""
    if draw.chance(0.5):
        kind = f"Callable[[{draw.choose(PLAINEST)}], {draw.choose(PLAINEST)}]"
        wanted: Member = Attribute(draw.choose(METHODS), kind, draw.choose(["plain", "property", "ClassVar", "plain"]))
        assert isinstance(wanted, Attribute)
        return _judged(
            draw, [wanted], [as_method(draw, replace(wanted, type=draw.near(kind)) if draw.chance(0.4) else wanted)]
        )
    function = random_function(draw, draw.choose(METHODS))
    return _judged(draw, [function], [as_attribute(draw, function)])


def overloads(draw: Draw) -> Parts:
    """A method with overloads, and one of its kin."""
    wanted = overloaded(draw, draw.choose(METHODS))
    return _judged(draw, [wanted], plugin_members(draw, [wanted]))
