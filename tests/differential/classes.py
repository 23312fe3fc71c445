"""Pairs of a Protocol or an ABC and a class, or an instance of one, that has its members."""

from __future__ import annotations

from .draw import Draw
from .members import ATTRIBUTES, Attribute, Body, api_attribute, implemented, plugin_attribute, random_attribute
from .module import Parts
from .mutations import Member, mutated
from .signatures import Function, random_function, written

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
    methods = [random_function(draw, name) for name in draw.some(METHODS, count - data)]
    return [*members, *methods]


def api_member(draw: Draw, member: Member, *, abstract: bool = False) -> str:
    """A member as an API declares it."""
    if isinstance(member, Attribute):
        return api_attribute(draw, member, abstract=abstract)
    return ("@abstractmethod\n" if abstract else "") + written(draw, member, api=True)


def class_text(draw: Draw, header: str, members: list[Member], body: Body | None = None) -> tuple[str, str]:
    """A class with these members, and the arguments that make an instance."""
    body = body or Body()
    for member in members:
        if isinstance(member, Attribute):
            plugin_attribute(draw, member, body)
        else:
            body.top.append(written(draw, member))
    return f"class {header}:\n{body.lines()}", ", ".join(body.arguments)


def plugin_members(draw: Draw, members: list[Member]) -> list[Member]:
    """A copy of an API's members that fits, but for no, one or a few random changes."""
    found = [implemented(draw, each) if isinstance(each, Attribute) else each for each in members]
    for _ in range(draw.weighted({0: 0.33, 1: 0.47, 2: 0.14, 3: 0.06})):
        found = mutated(draw, found)
    return found


def structural(draw: Draw) -> Parts:
    """A Protocol, and a class that has its members without inheriting from it."""
    api = draw.choose(APIS)
    plugin = draw.choose(PREFIXES) + api
    members = random_members(draw)
    api_text = f"class {api}(Protocol):\n" + indented("\n".join(api_member(draw, each) for each in members))
    text, arguments = class_text(draw, plugin, plugin_members(draw, members))
    return handed(draw, api, api_text, plugin, text, arguments)


def handed(draw: Draw, api: str, api_text: str, plugin: str, text: str, arguments: str) -> Parts:
    """The instance, the class or a factory of it, as the plugin; the API is asked for accordingly."""
    way = draw.weighted({"instance": 5.0, "type": 1.5, "factory": 0.8, "union": 0.5, "optional": 0.5})
    if way == "type":
        draw.tag("class-for-type")
        return Parts(api_text, f"{text}\n\nplugin = {plugin}\n", f"type[{api}]")
    if way == "factory":
        draw.tag("class-as-callable")
        return Parts(api_text, f"{text}\n\nplugin = {plugin}\n", f"Callable[{draw.choose(['...', '[]'])}, {api}]")
    probe = {"union": f"{api} | {draw.choose(['int', 'str', 'Dog'])}", "optional": f"Optional[{api}]"}.get(way, api)
    return Parts(api_text, f"{text}\n\nplugin = {plugin}({arguments})\n", probe)
