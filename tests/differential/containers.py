"""Pairs of an abstract collection and a class that has its special methods, or inherits from a collection."""

from __future__ import annotations

from dataclasses import replace

from .canned import parsed
from .classes import indented
from .draw import Draw
from .flavours import class_text, headed
from .module import Parts
from .mutations import mutated
from .signatures import Function

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

BASES = {
    "Iterable[$]": ["list[$]", "Iterator[$]", "tuple[$, ...]", "set[$]", "dict[$, int]", "Sequence[$]", "Generic[T]"],
    "Sequence[$]": ["list[$]", "tuple[$, ...]", "Sequence[$]", "MutableSequence[$]"],
    "Mapping[str, $]": ["dict[str, $]", "Mapping[str, $]", "MutableMapping[str, $]"],
    "Collection[$]": ["list[$]", "frozenset[$]", "set[$]", "Collection[$]", "Mapping[$, int]"],
    "Set[$]": ["set[$]", "frozenset[$]"],
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
    "[1, 2]": ["list[int]", "Sequence[int]", "Iterable[float]", "list[str]", "Sequence[str]", "list[float]", "Collection[object]"],
    "(1, 'a')": ["tuple[int, str]", "tuple[int, ...]", "Sequence[object]", "tuple[int]", "tuple[int | str, ...]", "tuple[()]"],
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


def special(draw: Draw) -> Parts:
    """A class with the special methods of a collection, or all but one."""
    draw.tag("iterable-class")
    probe, item = draw.choose(list(STRUCTURAL)), draw.choose(ITEMS)
    methods = []
    for text in STRUCTURAL[probe]:
        name, _, signature = text.replace("$", item).partition("(")
        methods.append(replace(parsed(f"({signature}"), name=name))
    found = list(methods)
    for _ in range(draw.choose([0, 0, 1, 1, 2])):
        found = mutated(draw, found)
    base = draw.choose(["", "", probe.replace("$", item)]) if probe.startswith(("Sequence", "Mapping")) else ""
    missing = {each.name for each in methods} - {each.name for each in found if isinstance(each, Function)}
    asked = probe.replace("$", draw.near(item) if draw.chance(0.3) else item)
    asked = probe.replace("$", item) if "Decimal" in asked or "Fraction" in asked else asked
    made = class_text(draw, headed("Shelf", "" if missing else base), found)
    return Parts("", f"{made.text}\n\nplugin = Shelf()\n", asked, nominal=bool(base and not missing))


def derived(draw: Draw) -> Parts:
    """A class that inherits from a collection with its items."""
    draw.tag("inherited-collection")
    probe, item = draw.choose(list(BASES)), draw.choose(ITEMS)
    base = draw.choose(BASES[probe]).replace("$", item)
    if base in {"Iterator[$]", "Generic[T]"}:
        base = "list[int]"
    asked = probe.replace("$", draw.near(item) if draw.chance(0.4) else item)
    asked = probe.replace("$", item) if "Decimal" in asked or "Fraction" in asked else asked
    needed = next((STRUCTURAL[each] for each in STRUCTURAL if base.startswith(each.partition("[")[0]) and "[" in base and base[0].isupper()), [])
    methods = [replace(parsed("(" + text.partition("(")[2].replace("$", item)), name=text.partition("(")[0]) for text in needed]
    if "Mutable" in base or base.partition("[")[0] in {"Sized", "Hashable", "Iterable", "Generic", "Collection", "Mapping", "Sequence", "Iterator"}:
        base = base.replace("Mutable", "")
        return _inheriting(draw, base, item, asked)
    text = "".join(indented(class_text(draw, "x", [each]).text) for each in methods)
    hashed = "    __hash__ = None\n" if draw.chance(0.08) else ""
    return Parts("", f"class Shelf({base}):\n{text or hashed or '    ...'}\n\n\nplugin = Shelf()\n", asked)


def _inheriting(draw: Draw, base: str, item: str, asked: str) -> Parts:
    """A class that inherits from an abstract collection, and has what that leaves abstract."""
    head = base.partition("[")[0]
    texts = next((needed for each, needed in STRUCTURAL.items() if each.partition("[")[0] == head), [])
    key = base.partition("[")[2].partition(",")[0] if head == "Mapping" else item
    methods = []
    for text in texts:
        name, _, rest = text.partition("(")
        if head == "Mapping":
            value = base.partition(", ")[2].removesuffix("]")
            rest = rest.replace("key: str", f"key: {key}").replace("Iterator[str]", f"Iterator[{key}]").replace("$", value)
        methods.append(replace(parsed("(" + rest.replace("$", item)), name=name))
    made = class_text(draw, f"Shelf({base})", list(methods))
    return Parts("", f"{made.text}\n\nplugin = Shelf()\n", asked, nominal=True)


def ready(draw: Draw) -> Parts:
    """A value of a built-in type, or of one of the vocabulary's."""
    draw.tag("built-in-value")
    value = draw.choose(list(VALUES))
    return Parts("", f"plugin = {value}\n", draw.choose(VALUES[value]))
