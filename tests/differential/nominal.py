"""Pairs of an API and a class that inherits from it, or is registered with it: overrides are compared."""

from __future__ import annotations

from dataclasses import replace

from .classes import APIS, PREFIXES, api_text, handed, indented, plugin_members, random_members
from .draw import Draw
from .flavours import FLAVOURS, class_text
from .members import Attribute, Body, api_attribute, plugin_attribute
from .module import Parts
from .mutations import Member
from .signatures import Function
from .writing import written


def abstract(draw: Draw) -> Parts:
    """An ABC, and a class that inherits from it; now and then it leaves something abstract."""
    draw.tag("nominal-abc")
    api, plugin = _names(draw)
    members = random_members(draw)
    parts = [_abstract_member(draw, each) for each in members]
    text = f"class {api}(ABC):\n" + indented("\n".join(parts))
    found = [_at_class_level(each) for each in plugin_members(draw, members)]
    names = {each.name for each in found}
    left = [each for each in members if each.name not in names]
    made = class_text(draw, f"{plugin}({api})", found)
    result = handed(draw, api, text, plugin, made)
    if left or any(isinstance(each, Attribute) and not draw.value(each.type) for each in found):
        draw.tag(*(["abstract-leftover"] if left else []))
        probe = draw.choose([f"type[{api}]", f"Callable[[], {api}]", f"Callable[..., {api}]"])
        return Parts(
            result.api,
            f"{made.text.replace('@API', api).replace('@SELF', plugin)}\n\nplugin = {plugin}\n",
            probe,
            nominal=True,
        )
    result.nominal = True
    return result


_SETTLED = {"value", "inferred", "ClassVar", "Final", "property", "settable", "cached", "descriptor"}
"""Ways of declaring data that put something into the namespace of the class."""


def _at_class_level(member: Member) -> Member:
    if isinstance(member, Attribute) and member.way not in _SETTLED:
        return replace(member, way="value")
    return member


def _beside_properties(members: list[Member], found: list[Member]) -> list[Member]:
    """The members of a plugin that inherits from its API: what is a property there can't be set in ``__init__``."""
    properties = {each.name for each in members if isinstance(each, Attribute) and each.way in {"property", "settable"}}
    return [_at_class_level(each) if each.name in properties else each for each in found]


def _abstract_member(draw: Draw, member: Member) -> str:
    if isinstance(member, Attribute):
        if member.way in {"property", "settable"}:
            return api_attribute(draw, member, abstract=True)
        body = Body()
        plugin_attribute(
            draw, replace(member, way=draw.choose(["declared", "value"]) if member.way == "plain" else member.way), body
        )
        return "\n".join(body.top)
    if member.overloads or draw.chance(0.25):
        return written(draw, replace(member, body="raise"))
    return written(draw, replace(member, decorators=("abstractmethod",), body="raise"))


def _names(draw: Draw) -> tuple[str, str]:
    api = draw.choose(APIS)
    return api, draw.choose(PREFIXES) + api


def ordinary(draw: Draw) -> Parts:
    """An ordinary class, and a subclass of it, or of a subclass of it."""
    draw.tag("nominal-class")
    api, plugin = _names(draw)
    members = random_members(draw)
    text = class_text(draw, api, [_at_class_level(_settled(draw, each)) for each in members])
    found = [_at_class_level(each) for each in plugin_members(draw, members) if draw.chance(0.8)]
    base = api
    above = ""
    if draw.chance(0.25):
        base, above = f"Basic{api}", f"class Basic{api}({api}): ...\n\n\n"
    if draw.chance(0.15):
        base, above = "Swimmer", ""
    made = class_text(draw, f"{plugin}({base})", found)
    made.text = above + made.text
    result = handed(draw, api, text.text.replace("@SELF", api), plugin, made)
    result.nominal = True
    return result


def _settled(draw: Draw, member: Member) -> Member:
    if isinstance(member, Attribute):
        return replace(member, way=draw.choose(["value", "inferred"]) if member.way == "plain" else member.way)
    return member


def explicit(draw: Draw) -> Parts:
    """A Protocol, and a class that inherits from it: what it does not override has the Protocol's own body."""
    draw.tag("explicit-protocol")
    api, plugin = _names(draw)
    members = random_members(draw)
    text = api_text(draw, api, members)
    found = _beside_properties(members, plugin_members(draw, members))
    if draw.chance(0.5):
        found = [each for each in found if draw.chance(0.6)]
    if len({each.name for each in members} - {each.name for each in found}):
        draw.tag("empty-body")
    made = draw.weighted(_EXPLICIT)(draw, plugin, api, found)
    result = handed(draw, api, text, plugin, made)
    result.nominal = True
    return result


_EXPLICIT = {
    each: weight for each, weight in FLAVOURS.items() if each.__name__ in {"plain", "inherited", "untyped_base"}
}


def defaults(draw: Draw) -> Parts:
    """A Protocol with a body of its own for some methods, and a class that inherits it or does not."""
    draw.tag("explicit-protocol", "default-body")
    api, plugin = _names(draw)
    members = random_members(draw)
    methods = [each for each in members if isinstance(each, Function) and not each.overloads]
    given = [replace(each, name=f"default_{each.name}", kin=()) for each in methods]
    own = [written(draw, replace(each, body=_default_body(draw, each))) for each in given]
    text = api_text(draw, api, members) + "\n" + indented("\n".join(own))
    found = [*_beside_properties(members, plugin_members(draw, members)), *(each for each in given if draw.chance(0.3))]
    base = api if draw.chance(0.7) else ""
    made = class_text(draw, f"{plugin}({base})" if base else plugin, found)
    result = handed(draw, api, text, plugin, made)
    result.nominal = bool(base)
    return result


def _default_body(draw: Draw, function: Function) -> str:
    """A body that a Protocol may give; one that raises NotImplementedError counts as none."""
    if function.body == "yield":
        return "yield"
    if draw.chance(0.15):
        return "raise NotImplementedError('later')"
    return "value" if draw.value(function.returns) not in {None, "None"} else "raise ValueError"


def unmet_abstract(draw: Draw) -> Parts:
    """A class with ``@abstractmethod`` but without ABCMeta, which the run time instantiates."""
    draw.tag("abstract-leftover")
    api, plugin = _names(draw)
    members = [each for each in random_members(draw) if isinstance(each, Function)] or [Function("read", (), "int")]
    text = api_text(draw, api, members)
    kept = [replace(each, overloads=()) for each in members]
    base = f"class Base{plugin}:\n" + indented("\n".join(_marked(draw, each) for each in kept))
    own = plugin_members(draw, list(kept)) if draw.chance(0.6) else []
    made = class_text(draw, f"{plugin}(Base{plugin})", own)
    made.text = f"{base}\n\n{made.text}"
    result = handed(draw, api, text, plugin, made)
    result.nominal = True
    return result


def _marked(draw: Draw, function: Function) -> str:
    return written(draw, replace(function, decorators=("abstractmethod",), body="raise"))


def registered(draw: Draw) -> Parts:
    """An ABC, and a class that is registered with it, or has all its members and is not."""
    draw.tag("abc-register")
    api, plugin = _names(draw)
    members = random_members(draw)
    text = f"class {api}(ABC):\n" + indented("\n".join(_abstract_member(draw, each) for each in members))
    made = class_text(draw, plugin, plugin_members(draw, members))
    way = draw.choose(["call", "decorator", "none"])
    if way == "decorator":
        made.text = f"@{api}.register\n{made.text}"
    elif way == "call":
        made.text += f"\n\n{api}.register({plugin})\n"
    return handed(draw, api, text, plugin, made)
