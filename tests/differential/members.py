"""The data members of an API and of its implementation: what they are, how they are written."""

from __future__ import annotations

from dataclasses import dataclass, field

from .draw import Draw

ATTRIBUTES = "title size kind color owner rows mode version state label".split()
API_WAYS = {"plain": 5.0, "ClassVar": 0.8, "property": 2.5, "settable": 0.8}
PLUGIN_WAYS = {
    "value": 3.0,
    "declared": 1.0,
    "inferred": 1.2,
    "init": 2.0,
    "init-parameter": 2.0,
    "init-literal": 1.0,
    "init-constructor": 1.0,
    "other-method": 0.6,
    "ClassVar": 0.8,
    "Final": 0.7,
    "property": 2.0,
    "settable": 1.0,
    "cached": 1.0,
    "descriptor": 0.8,
    "untyped-init": 0.5,
}
_LITERALS = {"int", "str", "float", "bool", "bytes"}
_CLASSES = {"Dog", "Animal", "Puppy", "Duck", "Crate", "Circle", "Leaf"}
_TAGS = {
    "plain": "attribute",
    "value": "attribute-on-class",
    "declared": "attribute-on-class",
    "Final": "final",
    "inferred": "attribute-inferred",
    "init": "attribute-in-init",
    "init-parameter": "attribute-from-parameter",
    "init-literal": "attribute-from-literal",
    "init-constructor": "attribute-from-constructor",
    "ClassVar": "classvar",
    "settable": "property-setter",
    "cached": "cached-property",
    "descriptor": "descriptor",
    "untyped-init": "untyped-init",
    "other-method": "attribute-in-method",
}


@dataclass(frozen=True)
class Attribute:
    """A data member, and the way in which it is declared."""

    name: str
    type: str
    way: str = "plain"


@dataclass
class Body:
    """The text of a class in the making.

    Attributes:
        top: statements of the class body.
        parameters: what ``__init__`` takes.
        inside: statements of ``__init__``.
        arguments: what it is called with.
    """

    top: list[str] = field(default_factory=list)
    parameters: list[str] = field(default_factory=list)
    inside: list[str] = field(default_factory=list)
    arguments: list[str] = field(default_factory=list)
    typed: bool = True

    def lines(self) -> str:
        """The body, indented; ``...`` where there is none."""
        parts = list(self.top)
        if self.inside:
            arrow = " -> None" if self.typed else ""
            inner = "".join(f"    {each}\n" for each in self.inside)
            parts.append(f"def __init__({', '.join(['self', *self.parameters])}){arrow}:\n{inner}")
        text = "\n".join(parts) or "...\n"
        return "".join(f"    {line}" if line.strip() else line for line in text.splitlines(keepends=True))


def api_attribute(draw: Draw, each: Attribute, *, abstract: bool = False) -> str:
    """A data member as a Protocol or an ABC declares it."""
    draw.tag(_TAGS.get(each.way, each.way))
    mark = "@abstractmethod\n" if abstract else ""
    if each.way == "plain":
        return f"{each.name}: {draw.annotation(each.type)}\n"
    if each.way == "ClassVar":
        return f"{each.name}: ClassVar[{draw.annotation(each.type)}]\n"
    return _property(draw, each, "...", mark)


def _property(draw: Draw, each: Attribute, body: str, mark: str = "") -> str:
    annotation = draw.annotation(each.type)
    text = f"@property\n{mark}def {each.name}(self) -> {annotation}: {body}\n"
    if each.way == "settable":
        text += f"@{each.name}.setter\n{mark}def {each.name}(self, value: {annotation}) -> None: {'...' if body == '...' else 'pass'}\n"
    return text


def plugin_attribute(draw: Draw, each: Attribute, body: Body) -> None:
    """Write a data member into a class, in its own way, or in the nearest that its type allows."""
    way, made = _possible(each, draw.value(each.type))
    draw.tag(_TAGS.get(way, way))
    name, annotation = each.name, draw.annotation(each.type)
    if way in {"init-parameter", "init", "init-literal", "init-constructor", "untyped-init"}:
        _in_init(draw, each, way, annotation, made, body)
    elif way in {"value", "declared", "plain"}:
        body.top.append(f"{name}: {annotation}{f' = {made}' if way == 'value' else ''}\n")
    elif way == "inferred":
        body.top.append(f"{name} = {made}\n")
    elif way in {"ClassVar", "Final"}:
        body.top.append(f"{name}: {way}[{annotation}] = {made}\n")
    elif way == "descriptor":
        body.top.append(f"{name} = Setting[{each.type}]({made})\n")
    elif way == "other-method":
        body.top.append(f"def open_{name}(self) -> None:\n    self.{name}: {annotation} = {made}\n")
    elif way == "cached":
        body.top.append(f"@cached_property\ndef {name}(self) -> {annotation}:\n    {_statement(made)}\n")
    else:
        body.top.append(_property(draw, Attribute(name, each.type, way), _statement(made)))


def _statement(made: str | None) -> str:
    return f"return {made}" if made else "raise NotImplementedError"


def _possible(each: Attribute, made: str | None) -> tuple[str, str | None]:
    if made is None:
        return (each.way if each.way in {"property", "settable", "cached"} else "declared"), made
    if each.way == "inferred" and each.type not in _LITERALS:
        return "value", made
    if each.way == "init-literal" and each.type not in _LITERALS:
        return ("init-constructor" if each.type in _CLASSES else "init"), made
    if each.way == "init-constructor" and each.type not in _CLASSES:
        return ("init-literal" if each.type in _LITERALS else "init"), made
    if each.way == "descriptor" and each.type == "None":
        return "value", made
    return each.way, made


def _in_init(draw: Draw, each: Attribute, way: str, annotation: str, made: str | None, body: Body) -> None:
    if way == "init-parameter":
        body.parameters.append(f"{each.name}: {annotation}")
        body.arguments.append(str(made))
        body.inside.append(f"self.{each.name} = {each.name}")
        return
    body.inside.append(f"self.{each.name}{f': {annotation}' if way == 'init' else ''} = {made}")
    if way == "untyped-init":
        body.typed = False
        draw.tag("untold")


def random_attribute(draw: Draw, name: str) -> Attribute:
    """A data member of an API."""
    return Attribute(name, draw.type(), draw.weighted(API_WAYS))


def implemented(draw: Draw, each: Attribute) -> Attribute:
    """The same member as a plugin may well declare it, so that it fits."""
    fitting = {
        "plain": [
            "value",
            "value",
            "declared",
            "inferred",
            "init",
            "init-parameter",
            "init-literal",
            "init-constructor",
        ],
        "ClassVar": ["ClassVar"],
        "property": [*PLUGIN_WAYS],
        "settable": ["settable", "value", "init", "init-parameter"],
    }
    return Attribute(each.name, each.type, draw.choose(fitting[each.way]))
