"""Pairs of an abstract collection and a class that has its special methods, or inherits from a collection."""

from __future__ import annotations

from dataclasses import replace

from .canned import parsed
from .draw import Draw
from .flavours import class_text, headed
from .module import Parts
from .mutations import Member, mutated
from .signatures import Function
from .vocabulary import split

STRUCTURAL = {
    "Iterable[$]": ["__iter__() -> Iterator[$]"],
    "Iterator[$]": ["__iter__() -> Iterator[$]", "__next__() -> $"],
    "Reversible[$]": ["__iter__() -> Iterator[$]", "__reversed__() -> Iterator[$]"],
    "Container[$]": ["__contains__(item: object, /) -> bool"],
    "Collection[$]": ["__iter__() -> Iterator[$]", "__len__() -> int", "__contains__(item: object, /) -> bool"],
    "Sized": ["__len__() -> int"],
    "Hashable": ["__hash__() -> int"],
    "Awaitable[$]": ["__await__() -> Generator[Any, Any, $]"],
    "AsyncIterable[$]": ["__aiter__() -> AsyncIterator[$]"],
    "AsyncIterator[$]": ["__aiter__() -> AsyncIterator[$]", "__anext__() -> Awaitable[$]"],
    "AbstractContextManager[$]": [
        "__enter__() -> $",
        "__exit__(kind: type[BaseException] | None, error: BaseException | None, trace: object, /) -> bool | None",
    ],
    "SupportsInt": ["__int__() -> int"],
    "SupportsFloat": ["__float__() -> float"],
    "SupportsIndex": ["__index__() -> int"],
    "SupportsAbs[$]": ["__abs__() -> $"],
    "Sequence[$]": ["__len__() -> int", "__getitem__(index: Any) -> $", "__iter__() -> Iterator[$]"],
    "Mapping[str, $]": ["__len__() -> int", "__getitem__(key: str) -> $", "__iter__() -> Iterator[str]"],
}
"""What a class needs in order to be one; the last two it has to inherit from as well."""

ABSTRACT = {
    "Iterable": ["__iter__() -> Iterator[$]"],
    "Iterator": ["__next__() -> $"],
    "Sized": ["__len__() -> int"],
    "Hashable": ["__hash__() -> int"],
    "Collection": ["__iter__() -> Iterator[$]", "__len__() -> int", "__contains__(item: object, /) -> bool"],
    "Set": ["__iter__() -> Iterator[$]", "__len__() -> int", "__contains__(item: object, /) -> bool"],
    "Sequence": ["__len__() -> int", "__getitem__(index: Any) -> Any"],
    "MutableSequence": [
        *("__len__() -> int", "__getitem__(index: Any) -> Any", "__setitem__(index: Any, value: Any) -> None"),
        *("__delitem__(index: Any) -> None", "insert(index: int, value: $) -> None"),
    ],
    "Mapping": ["__len__() -> int", "__getitem__(key: #, /) -> $", "__iter__() -> Iterator[#]"],
    "MutableMapping": [
        *("__len__() -> int", "__getitem__(key: #, /) -> $", "__iter__() -> Iterator[#]"),
        *("__setitem__(key: #, value: $, /) -> None", "__delitem__(key: #, /) -> None"),
    ],
}
"""What a class has to have that inherits from one."""

BASES = {
    "Iterable[$]": [
        "list[$]",
        "Iterator[$]",
        "tuple[$, ...]",
        "set[$]",
        "dict[$, int]",
        "Sequence[$]",
        "Collection[$]",
    ],
    "Sequence[$]": ["list[$]", "tuple[$, ...]", "Sequence[$]", "MutableSequence[$]"],
    "Mapping[str, $]": ["dict[str, $]", "Mapping[str, $]", "MutableMapping[str, $]"],
    "Collection[$]": ["list[$]", "frozenset[$]", "set[$]", "Collection[$]", "Mapping[$, int]"],
    "Set[$]": ["set[$]", "frozenset[$]", "Set[$]"],
    "Sized": ["list[$]", "str", "Sized"],
    "Hashable": ["list[$]", "tuple[$, ...]", "str", "frozenset[$]", "Hashable"],
    "Container[$]": ["list[$]", "str", "dict[$, int]"],
    "SupportsInt": ["int", "float", "str"],
    "SupportsIndex": ["int", "float"],
    "list[$]": ["list[$]", "list[Any]"],
    "dict[str, $]": ["dict[str, $]"],
    "int": ["int", "float", "str"],
    "float": ["int", "float", "complex"],
    "str": ["str", "bytes"],
}
ITEMS = ["int", "int", "str", "bool", "float", "Dog", "Animal", "object", "tuple[int, str]", "int | None", "Any"]
VALUES = {
    "[1, 2]": [
        "list[int]",
        "Sequence[int]",
        "Iterable[float]",
        "list[str]",
        "Sequence[str]",
        "list[float]",
        "Collection[object]",
    ],
    "(1, 'a')": [
        "tuple[int, str]",
        "tuple[int, ...]",
        "Sequence[object]",
        "tuple[int]",
        "tuple[int | str, ...]",
        "tuple[()]",
    ],
    "{'a': 1}": ["dict[str, int]", "Mapping[str, float]", "Mapping[int, int]", "Iterable[str]", "Film", "Sized"],
    "{'title': 'a'}": ["Film", "Movie", "Release", "dict[str, str]", "Mapping[str, object]"],
    "{1, 2}": ["set[int]", "frozenset[int]", "Set[int]", "Iterable[str]", "Hashable"],
    "1": ["int", "float", "complex", "str", "Literal[1]", "bool", "SupportsInt", "object", "int | None", "Hashable"],
    "True": ["int", "float", "bool", "Literal[True]", "str"],
    "1.5": ["float", "int", "complex", "SupportsInt", "int | str"],
    "'a'": ["str", "bytes", "Sequence[str]", "Iterable[int]", "LiteralString", "Literal['a']", "Literal['b']"],
    "None": ["None", "Optional[int]", "int", "object", "Hashable"],
    "b'a'": ["bytes", "bytearray", "str", "Sequence[int]", "Sized"],
    "bytearray()": ["bytearray", "bytes", "Sequence[int]"],
    "Color.RED": ["Color", "Literal[Color.RED]", "Literal[Color.BLUE]", "str", "Literal[Color.RED, Color.BLUE]"],
    "Level.LOW": ["Level", "int", "Literal[Level.LOW]", "Literal[1]", "str", "float"],
    "Point(1, 2)": ["Point", "tuple[int, int]", "tuple[int, ...]", "Size", "tuple[int, str]", "Sequence[int]"],
    "UserId(1)": ["UserId", "int", "AdminId", "float", "str"],
    "Dog": ["type[Dog]", "type[Animal]", "type[Puppy]", "type", "Callable[[], Animal]", "Callable[[int], Dog]"],
    "Duck()": ["Animal", "Swimmer", "Dog", "object", "Dog | Duck", "Any"],
    "Crate(1)": ["Box[int]", "Box[str]", "Box[bool]", "Box[Any]", "Crate"],
    "Source(Dog())": ["Source[Animal]", "Reader[Animal]", "Reader[str]", "Source[Dog]"],
    "iter([1])": ["Iterator[int]", "Iterable[int]", "Iterator[str]", "Iterator[float]"],
    "(each for each in [1])": ["Iterator[int]", "Iterable[str]", "Generator[int, None, None]", "Sized"],
    "range(3)": ["Sequence[int]", "Iterable[int]", "Iterable[str]", "list[int]", "Collection[float]"],
}


def _methods(texts: list[str], item: str, key: str = "str") -> list[Function]:
    """Functions from the texts of special methods, ``$`` standing for the item and ``#`` for the key."""
    found = []
    for text in texts:
        name, _, signature = text.partition("(")
        found.append(replace(parsed(f"({signature}".replace("$", item).replace("#", key)), name=name))
    return found


def _asked(draw: Draw, probe: str, item: str, probability: float) -> str:
    """The API, with the item or one near it."""
    near = draw.near(item) if draw.chance(probability) else item
    return probe.replace("$", item if "Decimal" in near or "Fraction" in near else near)


def special(draw: Draw) -> Parts:
    """A class with the special methods of a collection, or all but one."""
    draw.tag("iterable-class")
    probe, item = draw.choose(list(STRUCTURAL)), draw.choose(ITEMS)
    methods = _methods(STRUCTURAL[probe], item)
    found: list[Member] = list(methods)
    for _ in range(draw.choose([0, 0, 1, 1, 2])):
        found = mutated(draw, found)
    base = draw.choose(["", "", probe.replace("$", item)]) if probe.startswith(("Sequence", "Mapping")) else ""
    complete = {each.name for each in methods} <= {each.name for each in found if isinstance(each, Function)}
    made = class_text(draw, headed("Shelf", base if complete else ""), found)
    plugin = f"{made.text}\n\nplugin = Shelf({made.arguments})\n"
    return Parts("", plugin, _asked(draw, probe, item, 0.3), nominal=bool(base and complete))


def derived(draw: Draw) -> Parts:
    """A class that inherits from a collection with its items, and has what that leaves abstract."""
    draw.tag("inherited-collection")
    probe, item = draw.choose(list(BASES)), draw.choose(ITEMS)
    base = draw.choose(BASES[probe]).replace("$", item)
    head, _, rest = base.partition("[")
    arguments = split(rest[:-1], ",") if rest else [item]
    text = class_text(draw, f"Shelf({base})", list(_methods(ABSTRACT.get(head, []), arguments[-1], arguments[0]))).text
    if head not in ABSTRACT and draw.chance(0.08):
        text = f"class Shelf({base}):\n    __hash__ = None\n"
    return Parts("", f"{text}\n\nplugin = Shelf()\n", _asked(draw, probe, item, 0.4), nominal=head in ABSTRACT)


def ready(draw: Draw) -> Parts:
    """A value of a built-in type, or of one of the vocabulary's."""
    draw.tag("built-in-value")
    value = draw.choose(list(VALUES))
    if value.startswith(("[", "{", "(", "iter", "range", "UserId", "Source")):  # whose types are the checkers' alone
        draw.tag("untold")
    return Parts("", f"plugin = {value}\n", draw.choose(VALUES[value]))
