"""The types that pairs are written in: which are near one another, and a value of each."""

from __future__ import annotations

from functools import lru_cache

FAMILIES = [
    ["bool", "int", "float", "complex", "object"],
    ["int", "float", "str", "Any", "object"],
    ["bytes", "bytearray", "memoryview", "object"],
    ["Puppy", "Dog", "Animal", "object"],
    ["Duck", "Animal", "Swimmer", "Dog"],
    ["None", "int | None", "Optional[int]", "Union[int, str]", "int | str", "int | str | None"],
    ["str", "Optional[str]", "Union[str, None]", "str | bytes"],
    ["Literal['on']", "Literal['on', 'off']", "LiteralString", "str"],
    ["Literal[1]", "Literal[1, 2]", "Literal[True]", "int", "bool"],
    ["Literal[Color.RED]", "Literal[Color.RED, Color.BLUE]", "Color", "Literal[Color.BLUE]"],
    ["Level", "Literal[Level.LOW]", "int", "Literal[1]"],
    ["tuple[int, int]", "tuple[int, ...]", "tuple[int, str]", "tuple[int]", "Sequence[int]", "tuple[float, float]"],
    ["tuple[()]", "tuple[int, ...]", "tuple[int]", "tuple[str, ...]"],
    ["tuple[()]", "tuple[object, ...]", "tuple[Any, ...]", "Sequence[object]"],
    ["tuple[int, *tuple[str, ...]]", "tuple[int, str]", "tuple[int, Unpack[tuple[str, ...]]]", "tuple[int | str, ...]"],
    ["type[Dog]", "type[Animal]", "type[Any]", "type", "type[object]"],
    ["Callable[[int], str]", "Callable[[bool], str]", "Callable[[float], str]", "Callable[..., str]"],
    ["Callable[[], int]", "Callable[[], bool]", "Callable[[int], int]", "Callable[..., Any]"],
    ["Handler", "Callable[[str], None]", "Callable[[object], None]", "Callable[[int], None]"],
    ["Box[int]", "Box[bool]", "Box[Any]", "Crate", "Box[str]"],
    ["Source[Dog]", "Source[Animal]", "Source[Puppy]", "Source[object]"],
    ["Sink[Dog]", "Sink[Animal]", "Sink[Puppy]", "Sink[object]"],
    ["Reader[Dog]", "Reader[Animal]", "Source[Dog]", "Reader[str]"],
    ["Writer[Dog]", "Writer[Animal]", "Writer[Puppy]", "Sink[Dog]"],
    ["Drawable", "Circle", "Square", "object"],
    ["Node", "Leaf", "Root"],
    ["list[int]", "Sequence[int]", "Iterable[int]", "list[bool]", "MutableSequence[int]", "Collection[int]"],
    ["list[Dog]", "list[Animal]", "Sequence[Animal]", "Sequence[Dog]"],
    ["dict[str, int]", "Mapping[str, int]", "dict[str, bool]", "Mapping[str, object]", "MutableMapping[str, int]"],
    ["set[str]", "frozenset[str]", "Set[str]", "Iterable[str]", "Collection[str]", "MutableSet[str]"],
    ["str", "Sequence[str]", "Iterable[str]", "Sized", "Hashable", "Container[str]"],
    ["Iterator[int]", "Iterable[int]", "Generator[int, None, None]", "list[int]"],
    ["KeysView[str]", "Set[str]", "Iterable[str]", "ValuesView[str]"],
    ["UserId", "int", "AdminId", "float"],
    ["Point", "tuple[int, int]", "Size", "tuple[int, ...]", "tuple[float, float]"],
    ["Size", "Point", "tuple[int, int]", "Sequence[int]"],
    ["Film", "Movie", "Sequel", "Release", "Mapping[str, object]"],
    ["Movie", "Draft", "Release", "dict[str, object]"],
    ["Film", "Credits", "Numbered", "Release", "Movie"],
    ["Credits", "Film", "Numbered", "Mapping[str, object]"],
    ["Annotated[int, 'metres']", "int", "Annotated[bool, 'flag']", "Annotated[str, 'metres']"],
    ["Names", "list[str]", "Sequence[str]", "list[Any]"],
    ["Table[int]", "dict[str, list[int]]", "Table[bool]", "Mapping[str, list[int]]"],
    ["Key", "str", "int", "str | int"],
    ["Json", "None", "str", "list[Json]", "list[Json] | None"],
    ["Decimal", "Fraction", "int"],
    ["Slot", "Slot[int]", "Slot[str]", "Slot[Any]"],
    ["Feed", "Feed[str]", "Feed[object]", "Feed[int]"],
    ["SupportsInt", "SupportsFloat", "SupportsIndex", "int", "float", "str"],
    ["AbstractContextManager[int]", "AbstractContextManager[bool]", "AbstractContextManager[Any]"],
]
"""Types that are near one another: a mutation puts one for another."""

SIMPLE = ["int", "str", "float", "bool", "bytes", "Dog", "Animal", "None", "list[int]", "dict[str, int]", "object"]
RETURNS_ONLY = [["Never", "NoReturn", "None", "int", "str"]]
COMPOSITES = [
    "{} | None",
    "Optional[{}]",
    "list[{}]",
    "Sequence[{}]",
    "Iterable[{}]",
    "dict[str, {}]",
    "tuple[{}, ...]",
]
COMPOSITES += ["Callable[[{}], int]", "Callable[[], {}]", "Annotated[{}, 'note']", "Box[{}]", "Mapping[str, {}]"]

_VALUES = {
    "int": "1",
    "bool": "True",
    "float": "1.5",
    "complex": "1j",
    "str": "'a'",
    "bytes": "b'a'",
    "object": "'a'",
    "bytearray": "bytearray()",
    "memoryview": "memoryview(b'')",
    "Any": "1",
    "LiteralString": "'a'",
    "None": "None",
    "Color": "Color.RED",
    "Level": "Level.LOW",
    "UserId": "UserId(1)",
    "AdminId": "AdminId(UserId(1))",
    "Point": "Point(1, 2)",
    "Size": "Size(1, 2)",
    "Film": "{'title': 'a'}",
    "Movie": "{'title': 'a'}",
    "Sequel": "{'title': 'a', 'part': 2}",
    "Release": "{'title': 'a', 'year': 1}",
    "Draft": "{'year': 1}",
    "Credits": "{'title': 'a'}",
    "Numbered": "{'title': 'a'}",
    "Names": "['a']",
    "Key": "'a'",
    "Json": "['a']",
    "Crate": "Crate(1)",
    "Drawable": "Circle()",
    "Node": "Leaf()",
    "Handler": "lambda event: None",
    "type": "Dog",
    "Sized": "'a'",
    "Hashable": "'a'",
    "SupportsInt": "1",
    "SupportsFloat": "1.5",
    "SupportsIndex": "1",
    **{each: f"{each}()" for each in "Animal Dog Puppy Swimmer Duck Circle Square Leaf Root".split()},
}
_DICTS = {"Film", "Movie", "Sequel", "Release", "Draft", "Credits", "Numbered"}
_LISTS = "list Sequence Iterable Collection MutableSequence Reversible Container".split()
_SETS = {"set": "{{{}}}", "Set": "{{{}}}", "MutableSet": "{{{}}}", "frozenset": "frozenset({{{}}})"}
_OBJECTS = {"Box": "Box({})", "Source": "Source({})", "Reader": "Source({})", "Iterator": "iter([{}])"}


def split(text: str, separator: str) -> list[str]:
    """The parts of a type between separators that no bracket encloses."""
    parts, depth, start = [], 0, 0
    for index, each in enumerate(text):
        depth += (each in "[(") - (each in "])")
        if each == separator and depth == 0:
            parts.append(text[start:index].strip())
            start = index + 1
    return [*parts, text[start:].strip()]


@lru_cache(maxsize=None)
def value(text: str) -> str | None:
    """An expression whose value has this type, where one is simply written."""
    alternatives = split(text, "|")
    if len(alternatives) > 1:
        return value(alternatives[0])
    if text in _VALUES:
        return _VALUES[text]
    head, bracket, rest = text.partition("[")
    if not bracket:
        return None
    inner = split(rest[:-1], ",")
    if head == "Literal":
        return inner[0]
    if head == "tuple":
        return _tuple(inner)
    if head == "type":
        return {"Any": "Dog", "object": "Dog"}.get(inner[0], inner[0])
    values = [value(each) for each in inner]
    if head == "Callable" and (not inner[0].startswith(("[", "...")) or _DICTS & {*inner}):
        return None
    if head in {"Sink", "Writer"}:
        return "Sink()"
    made = values[-1] if head in {"Callable", "dict", "Mapping", "MutableMapping", "Table"} else values[0]
    if head in {"dict", "Mapping", "MutableMapping"} and inner[0] not in {"str", "object", "Any", "LiteralString"}:
        return None
    return None if made is None else _container(head, made)


def _tuple(inner: list[str]) -> str | None:
    if inner == ["()"]:
        return "()"
    if any(each.endswith(("*Ts", "[Ts]", "*Parts", "[Parts]")) for each in inner):
        return None
    values = [value(each) for each in inner if each != "..." and not each.startswith(("*", "Unpack"))]
    return None if None in values else "(" + "".join(f"{each}, " for each in values).strip() + ")"


def _container(head: str, made: str) -> str | None:
    if head in {"Optional", "Union", "Annotated"}:
        return made
    if head in _LISTS:
        return f"[{made}]"
    if head in {"dict", "Mapping", "MutableMapping"}:
        return f"{{'a': {made}}}"
    if head == "Table":
        return f"{{'a': [{made}]}}"
    if head == "Callable":
        return f"lambda *_: {made}"
    if head in _SETS and made[0] in "[{b(":
        return None
    return (_SETS | _OBJECTS)[head].format(made) if head in _SETS or head in _OBJECTS else None
