"""Pairs of a Protocol and a class, or an instance of one, that has its members without inheriting from it."""

from __future__ import annotations

from dataclasses import replace

from .canned import canned, overloaded
from .draw import Draw
from .flavours import FLAVOURS, Made
from .members import ATTRIBUTES, Attribute, api_attribute, implemented, random_attribute
from .module import Parts
from .mutations import Member, mutated
from .signatures import Function, random_function
from .writing import written

APIS = "Store Codec Loader Exporter Backend Formatter Scheduler Notifier Parser Renderer".split()
PREFIXES = "Memory File Simple Remote Cached".split()
METHODS = "read write close find send render load apply check lookup".split()


def indented(text: str) -> str:
    """A text one level further in."""
    return "".join(f"    {line}" if line.strip() else line for line in text.splitlines(keepends=True))


def random_members(draw: Draw) -> list[Member]:
    """One to three members of an API, methods more often than data."""
    count = draw.choose([1, 1, 2, 2, 3])
    data = sum(draw.chance(0.35) for _ in range(count))
    members: list[Member] = [random_attribute(draw, name) for name in draw.some(ATTRIBUTES, data)]
    return [*members, *(random_method(draw, name) for name in draw.some(METHODS, count - data))]


def random_method(draw: Draw, name: str) -> Function:
    """A method of any kind."""
    if draw.chance(0.45):
        return canned(draw, name)
    if draw.chance(0.08):
        return overloaded(draw, name)
    found = random_function(draw, name)
    if draw.chance(0.12):
        found = replace(found, binding=draw.choose(["classmethod", "staticmethod"]))
    return found


def api_member(draw: Draw, member: Member, *, abstract: bool = False) -> str:
    """A member as an API declares it."""
    if isinstance(member, Attribute):
        return api_attribute(draw, member, abstract=abstract)
    return written(draw, replace(member, decorators=("abstractmethod",)) if abstract else member, api=True)


def api_text(draw: Draw, name: str, members: list[Member], bases: str = "Protocol") -> str:
    """A Protocol with these members, now and then in two parts."""
    if len(members) > 1 and bases == "Protocol" and draw.chance(0.15):
        draw.tag("protocol-inheritance")
        upper = _protocol(draw, f"Basic{name}(Protocol)", members[:1])
        return f"{upper}\n\n{_protocol(draw, f'{name}(Basic{name}, Protocol)', members[1:])}"
    return _protocol(draw, f"{name}({bases})" if bases else name, members)


def _protocol(draw: Draw, header: str, members: list[Member]) -> str:
    return f"class {header}:\n" + (indented("\n".join(api_member(draw, each) for each in members)) or "    ...\n")


def plugin_members(draw: Draw, members: list[Member]) -> list[Member]:
    """A copy of an API's members that fits, but for no, one or a few random changes."""
    found = [implemented(draw, each) if isinstance(each, Attribute) else each for each in members]
    for _ in range(draw.weighted({0: 0.28, 1: 0.5, 2: 0.15, 3: 0.07})):
        found = mutated(draw, found)
    return found


def structural(draw: Draw) -> Parts:
    """A Protocol, and a class with its members."""
    api = draw.choose(APIS)
    plugin = draw.choose(PREFIXES) + api
    members = random_members(draw)
    text = api_text(draw, api, members)
    made = draw.weighted(FLAVOURS)(draw, plugin, "", plugin_members(draw, members))
    return handed(draw, api, text, plugin, made)


def named(member: Member, name: str) -> Member:
    """The same member under another name."""
    if isinstance(member, Attribute):
        return replace(member, name=name)
    return replace(member, name=name, overloads=tuple(replace(each, name=name) for each in member.overloads), kin=())


def unrelated(draw: Draw) -> Parts:
    """A Protocol, and a class that was not made for it."""
    api = draw.choose(APIS)
    plugin = draw.choose(PREFIXES) + api
    members = random_members(draw)[:2]
    others = [named(each, draw.choose(members).name) for each in random_members(draw)[:2]]
    others = list(
        {each.name: implemented(draw, each) if isinstance(each, Attribute) else each for each in others}.values()
    )
    text = api_text(draw, api, members)
    return handed(draw, api, text, plugin, draw.weighted(FLAVOURS)(draw, plugin, "", others))


HANDED = {"instance": 5.0, "type": 1.3, "factory": 0.6, "union": 0.4, "optional": 0.4, "class": 0.25}


def handed(draw: Draw, api: str, text: str, plugin: str, made: Made, probe: str = "") -> Parts:
    """The instance, the class or a factory of it, as the plugin; the API is asked for accordingly."""
    probe = probe or api
    text = text.replace("@API", api)
    above = made.text.replace("@API", probe).replace("@SELF", plugin)
    way = draw.weighted(HANDED)
    if way == "type":
        draw.tag("class-for-type")
        return Parts(text, f"{above}\n\nplugin = {plugin}\n", f"type[{probe}]")
    if way == "factory":
        draw.tag("class-as-callable")
        taken = draw.choose(["...", "[]", "[]", "[int]"])
        return Parts(text, f"{above}\n\nplugin = {plugin}\n", f"Callable[{taken}, {probe}]")
    if way == "class":
        draw.tag("class-object")
        return Parts(text, f"{above}\n\nplugin = {plugin}\n", probe)
    asked = {"union": f"{probe} | {draw.choose(['int', 'str', 'Dog'])}", "optional": f"Optional[{probe}]"}.get(
        way, probe
    )
    return Parts(text, f"{above}\n\nplugin = {made.instance or f'{plugin}({made.arguments})'}\n", asked)


def class_object(draw: Draw) -> Parts:
    """A Protocol that the class itself keeps, by its class and static methods and its class variables."""
    draw.tag("class-object")
    api = draw.choose(APIS)
    plugin = draw.choose(PREFIXES) + api
    members = random_members(draw)
    bound: list[Member] = [
        replace(each, binding="classmethod" if "Self" in repr(each) else draw.choose(["classmethod", "staticmethod"]))
        if isinstance(each, Function)
        else replace(implemented(draw, each), way=draw.choose(["ClassVar", "ClassVar", "inferred", "value"]))
        for each in members
    ]
    for _ in range(draw.choose([0, 0, 1, 1, 2])):
        bound = mutated(draw, bound)
    text = api_text(draw, api, members).replace("@API", api)
    made = draw.weighted(
        {each: weight for each, weight in FLAVOURS.items() if each.__name__ in {"plain", "inherited", "mixed"}}
    )
    above = made(draw, plugin, "", bound).text.replace("@API", api).replace("@SELF", plugin)
    return Parts(text, f"{above}\n\nplugin = {plugin}\n", api)
