"""The ways in which a class comes by its members: its own, a base's, a generic base's, as fields, as slots."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from .draw import Draw
from .members import Attribute, Body, plugin_attribute
from .mutations import Member, mutated, unannotated
from .signatures import Function
from .writing import written


@dataclass
class Made:
    """A class and what it is called with.

    Attributes:
        text: the class, with its bases above it.
        arguments: what makes an instance of it.
        instance: the expression of an instance, where it is no call.
    """

    text: str
    arguments: str = ""
    instance: str = ""


def class_text(draw: Draw, header: str, members: list[Member], body: Body | None = None) -> Made:
    """A class with these members."""
    body = body or Body()
    for member in members:
        if isinstance(member, Attribute):
            plugin_attribute(draw, member, body)
        else:
            body.top.append(written(draw, member))
    return Made(f"class {header}:\n{body.lines()}", ", ".join(body.arguments))


def headed(name: str, *bases: str) -> str:
    """A class's name with its bases, if any."""
    given = ", ".join(each for each in bases if each)
    return f"{name}({given})" if given else name


def plain(draw: Draw, name: str, base: str, members: list[Member]) -> Made:
    """All members are the class's own."""
    return class_text(draw, headed(name, base), members)


def inherited(draw: Draw, name: str, base: str, members: list[Member]) -> Made:
    """Some members, or all, come from a base, now and then by way of a class between."""
    draw.tag("inherited-member")
    kept = [each for each in members if draw.chance(0.3)]
    above = class_text(draw, f"Base{name}", [each for each in members if each not in kept])
    bases = [f"Base{name}"]
    text = above.text
    if draw.chance(0.3):
        text += f"\n\nclass Middle{name}(Base{name}): ...\n"
        bases = [f"Middle{name}"]
    if any(isinstance(each, Attribute) for each in members):
        kept = [each for each in kept if not isinstance(each, Attribute) or each.way not in {"init-parameter"}]
    own = class_text(draw, headed(name, *bases, base), [in_class(each) for each in kept])
    return Made(f"{text}\n\n{own.text}", above.arguments)


def in_class(member: Member) -> Member:
    """A member that needs no ``__init__``."""
    if isinstance(member, Attribute) and "init" in member.way:
        return replace(member, way="value")
    return member


def mixed(draw: Draw, name: str, base: str, members: list[Member]) -> Made:
    """Two bases have the members, the second of them others: the order of the bases decides."""
    draw.tag("mro")
    members = [in_class(each) for each in members]
    others = [in_class(each) for each in mutated(draw, members)]
    first = class_text(draw, f"First{name}", members)
    second = class_text(draw, f"Second{name}", others)
    order = [f"First{name}", f"Second{name}"]
    if draw.chance(0.4):
        order.reverse()
    return Made(f"{first.text}\n\n{second.text}\n\nclass {headed(name, *order, base)}: ...\n")


def untyped_base(draw: Draw, name: str, base: str, members: list[Member]) -> Made:
    """Some methods come from a base without annotations."""
    draw.tag("untyped-base")
    bare = [unannotated(draw, each) for each in members if isinstance(each, Function)]
    moved = [each for each in bare if draw.chance(0.7)] or bare[:1]
    names = {each.name for each in moved}
    above = class_text(draw, f"Legacy{name}", list(moved))
    own = class_text(draw, headed(name, f"Legacy{name}", base), [each for each in members if each.name not in names])
    return Made(f"{above.text}\n\n{own.text}", own.arguments)


def generic_base(draw: Draw, name: str, base: str, members: list[Member]) -> Made:
    """The members come from a generic base, which the class gives its argument."""
    types = [
        kind for each in members for kind in _types(each) if kind and not set("@*.\"'") & set(kind) and len(kind) > 2
    ]
    types = [
        each
        for each in types
        if not {"T", "U", "P", "R", "Text", "AnimalT", "IntT", "Decimal", "Fraction", "Never", "NoReturn", "Self"}
        & {*_words(each)}
    ]
    if not types:
        return plain(draw, name, base, members)
    draw.tag("generic-base")
    argument = draw.choose(types)
    above = class_text(
        draw,
        f"Base{name}" + ("[Item]" if draw.newer else "(Generic[Item])"),
        [generalised(each, argument) for each in members],
    )
    if draw.newer:
        above.text = above.text.replace("Item", "Held")
    given = draw.near(argument) if draw.chance(0.3) else argument
    if {"Decimal", "Fraction"} & {*_words(given)}:
        given = argument
    if draw.chance(0.2):
        return Made(
            f"{above.text}\n\nclass {headed(f'{name}Of', f'Base{name}[list[Item]]', 'Generic[Item]')}: ...\n\n\nclass {headed(name, f'{name}Of[{given}]', base)}: ...\n"
        )
    return Made(f"{above.text}\n\nclass {headed(name, f'Base{name}[{given}]', base)}: ...\n")


def _words(text: str) -> list[str]:
    return text.replace("[", " ").replace("]", " ").replace(",", " ").split()


def _types(member: Member) -> list[str]:
    if isinstance(member, Attribute):
        return [member.type]
    return [*(each.type for each in member.parameters), member.returns]


def generalised(member: Member, argument: str, variable: str = "Item") -> Member:
    """The same member, of a class with a type variable in the place of one type."""
    if isinstance(member, Attribute):
        if member.type != argument:
            return in_class(member)
        return replace(
            member, type=variable, way=member.way if member.way in {"property", "settable", "cached"} else "declared"
        )
    if member.decorators or member.binding == "staticmethod" or "Type" in member.returns or member.body == "yield":
        return member
    parameters = [
        replace(each, type=variable, default="") if each.type == argument else each for each in member.parameters
    ]
    returns = variable if member.returns == argument else member.returns
    body = "raise" if returns == variable and member.body == "value" else member.body
    return replace(member.with_parameters(parameters), returns=returns, body=body, overloads=(), kin=())


def fields(draw: Draw, name: str, base: str, members: list[Member]) -> Made:
    """A dataclass: data members are fields."""
    options = draw.choose(["", "(frozen=True)", "(slots=True)", "(kw_only=True)", "(frozen=True, slots=True)"])
    draw.tag("dataclass")
    draw.tag(*(f"dataclass-{each}" for each in ("frozen", "slots") if each in options))
    data = [each for each in members if isinstance(each, Attribute)]
    rest = [each for each in members if not isinstance(each, Attribute)]
    lines, arguments = [], []
    for each in data:
        made = draw.value(each.type)
        default = f" = {made}" if each.way == "value" and made and not set("[{(") & set(made) else ""
        lines.append(f"{each.name}: {draw.annotation(each.type)}{default}\n")
        arguments.append(f"{each.name}={made or '...'}")
    if any(each.endswith("=...") for each in arguments):
        return plain(draw, name, base, members)
    lines.sort(key=lambda line: " = " in line)  # those with a default come last
    made_class = class_text(draw, headed(name, base), rest, Body(top=["".join(lines)] if lines else []))
    return Made(f"@dataclass{options}\n{made_class.text}", ", ".join(arguments))


def named_tuple(draw: Draw, name: str, base: str, members: list[Member]) -> Made:
    """A NamedTuple: data members are fields."""
    data = [each for each in members if isinstance(each, Attribute) and draw.value(each.type)]
    rest = [each for each in members if not isinstance(each, Attribute)]
    if not data or base:
        return plain(draw, name, base, members)
    draw.tag("namedtuple")
    lines = [f"{each.name}: {draw.annotation(each.type)}\n" for each in data]
    made = class_text(draw, f"{name}(NamedTuple)", rest, Body(top=["".join(lines)]))
    return Made(made.text, ", ".join(str(draw.value(each.type)) for each in data))


def slotted(draw: Draw, name: str, base: str, members: list[Member]) -> Made:
    """A class with ``__slots__``, which its ``__init__`` fills."""
    draw.tag("slots")
    data = [
        replace(each, way="init" if draw.chance(0.5) else "init-parameter") if isinstance(each, Attribute) else each
        for each in members
    ]
    names = [each.name for each in data if isinstance(each, Attribute) and draw.value(each.type)]
    if "cached_property" in repr(members) or len(names) < sum(isinstance(each, Attribute) for each in members):
        return plain(draw, name, base, members)
    slots = "".join(f'"{each}", ' for each in names).strip()
    return class_text(draw, headed(name, base), data, Body(top=[f"__slots__ = ({slots})\n"]))


def enumerated(draw: Draw, name: str, base: str, members: list[Member]) -> Made:
    """An enum member is the plugin: it has the methods and the properties of its class."""
    draw.tag("enum-member")
    found = [replace(each, way="property") if isinstance(each, Attribute) else each for each in members]
    top = "FAST = 1\nSLOW = 2\n" if draw.chance(0.5) else 'FAST = "fast"\nSLOW = "slow"\n'
    made = class_text(draw, headed(name, base, "Enum"), found, Body(top=[top]))
    return Made(made.text, instance=f"{name}.FAST")


def dynamic(draw: Draw, name: str, base: str, members: list[Member]) -> Made:
    """A class whose ``__getattr__`` gives what it does not declare."""
    draw.tag("getattr", "untold")
    kept = [each for each in members if draw.chance(0.5)]
    returns = draw.choose(["Any", "Any", "object", "int", "Callable[..., Any]"])
    hook = draw.choose(["__getattr__", "__getattr__", "__getattribute__"])
    body = Body(top=[f"def {hook}(self, name: str) -> {returns}:\n    raise AttributeError(name)\n"])
    return class_text(draw, headed(name, base), [in_class(each) for each in kept], body)


Flavour = Callable[[Draw, str, str, list[Member]], Made]
FLAVOURS: dict[Flavour, float] = {
    plain: 9.0,
    inherited: 1.6,
    mixed: 0.9,
    untyped_base: 0.8,
    generic_base: 1.3,
    fields: 2.4,
    named_tuple: 1.4,
    slotted: 1.1,
    enumerated: 1.0,
    dynamic: 0.7,
}
