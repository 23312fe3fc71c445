"""What the words of a pair need above them: imports and declarations."""

from __future__ import annotations

IMPORTS = {
    name: module
    for module, names in {
        "abc": "ABC abstractmethod",
        "collections.abc": """AsyncGenerator AsyncIterable AsyncIterator Awaitable Callable Collection Container
            Coroutine Generator Hashable ItemsView Iterable Iterator KeysView Mapping MutableMapping MutableSequence
            MutableSet Reversible Sequence Set Sized ValuesView""",
        "contextlib": "AbstractContextManager contextmanager",
        "dataclasses": "dataclass field",
        "decimal": "Decimal",
        "enum": "Enum IntEnum",
        "fractions": "Fraction",
        "functools": "cached_property lru_cache partial partialmethod wraps",
        "math": "hypot sqrt",
        "typing": """Annotated Any ClassVar Concatenate Final Generic Literal LiteralString NamedTuple Never NewType
            NoReturn NotRequired Optional ParamSpec Protocol Required Self SupportsAbs SupportsFloat SupportsIndex SupportsInt
            TYPE_CHECKING TypeAlias TypedDict TypeGuard TypeVar TypeVarTuple Union Unpack overload""",
        "typing_extensions": "ReadOnly TypeIs override",
    }.items()
    for name in names.split()
}
"""Where a word is imported from."""

CHECKED_ONLY = {"Decimal", "Fraction"}
"""Words that are imported for type checkers alone."""

_PROTOCOL = "class {}(Protocol{}):\n    "
_TYPE_VARS = {
    "T": 'TypeVar("T")',
    "U": 'TypeVar("U")',
    "T_co": 'TypeVar("T_co", covariant=True)',
    "T_contra": 'TypeVar("T_contra", contravariant=True)',
    "AnimalT": 'TypeVar("AnimalT", bound="Animal")',
    "IntT": 'TypeVar("IntT", bound=int)',
    "Text": 'TypeVar("Text", str, bytes)',
    "D": 'typing_extensions.TypeVar("D", default=int)',
    "D_co": 'typing_extensions.TypeVar("D_co", covariant=True, default=str)',
    "Item": 'TypeVar("Item")',
    "Item_co": 'TypeVar("Item_co", covariant=True)',
    "Item_contra": 'TypeVar("Item_contra", contravariant=True)',
    "P": 'ParamSpec("P")',
    "R": 'TypeVar("R")',
    "Ts": 'TypeVarTuple("Ts")',
    "Call": 'TypeVar("Call", bound=Callable[..., object])',
}
SUPPORT = {name: f"{name} = {made}\n" for name, made in _TYPE_VARS.items()} | {
    "Animal": "class Animal: ...\n",
    "Dog": "class Dog(Animal): ...\n",
    "Puppy": "class Puppy(Dog): ...\n",
    "Job": "class Job: ...\n",
    "Swimmer": "class Swimmer: ...\n",
    "Duck": "class Duck(Animal, Swimmer): ...\n",
    "Color": 'class Color(Enum):\n    RED = "red"\n    BLUE = "blue"\n',
    "Level": "class Level(IntEnum):\n    LOW = 1\n    HIGH = 2\n",
    "UserId": 'UserId = NewType("UserId", int)\n',
    "AdminId": 'AdminId = NewType("AdminId", UserId)\n',
    "Point": "class Point(NamedTuple):\n    x: int\n    y: int\n",
    "Size": "class Size(NamedTuple):\n    x: int\n    y: int\n",
    "Film": "class Film(TypedDict):\n    title: str\n",
    "Sequel": "class Sequel(Film):\n    part: int\n",
    "Movie": "class Movie(TypedDict):\n    title: str\n    year: NotRequired[int]\n",
    "Draft": "class Draft(TypedDict, total=False):\n    title: str\n    year: Required[int]\n",
    "Release": "class Release(TypedDict):\n    title: str\n    year: int\n",
    "Credits": "class Credits(TypedDict):\n    title: ReadOnly[str]\n",
    "Numbered": "class Numbered(TypedDict):\n    title: ReadOnly[object]\n    year: NotRequired[ReadOnly[int]]\n",
    "Names": "Names: TypeAlias = list[str]\n",
    "Table": "Table: TypeAlias = dict[str, list[T]]\n",
    "Key": "Key: TypeAlias = str | int\n",
    "Json": 'Json: TypeAlias = "None | str | list[Json]"\n',
    "Box": "class Box(Generic[T]):\n    def __init__(self, item: T) -> None:\n        self.item = item\n",
    "Source": (
        "class Source(Generic[T_co]):\n    def __init__(self, item: T_co) -> None:\n        self._item = item\n\n"
        "    def get(self) -> T_co:\n        return self._item\n"
    ),
    "Sink": "class Sink(Generic[T_contra]):\n    def put(self, item: T_contra) -> None: ...\n",
    "Crate": "class Crate(Box[int]): ...\n",
    "Drawable": _PROTOCOL.format("Drawable", "") + "def draw(self, width: int) -> str: ...\n",
    "Circle": 'class Circle:\n    def draw(self, width: int) -> str:\n        return ""\n',
    "Square": 'class Square:\n    def draw(self, width: str) -> str:\n        return ""\n',
    "Node": _PROTOCOL.format("Node", "") + "def parent(self) -> Node | None: ...\n",
    "Leaf": 'class Leaf:\n    def parent(self) -> "Leaf | None":\n        return None\n',
    "Root": 'class Root:\n    def parent(self) -> "str | None":\n        return None\n',
    "Handler": _PROTOCOL.format("Handler", "") + "def __call__(self, event: str) -> None: ...\n",
    "Reader": _PROTOCOL.format("Reader", "[T_co]") + "def get(self) -> T_co: ...\n",
    "Writer": _PROTOCOL.format("Writer", "[T_contra]") + "def put(self, item: T_contra) -> None: ...\n",
    "Slot": "class Slot(Generic[D]):\n    def __init__(self, item: D) -> None:\n        self.item = item\n",
    "Feed": "class Feed(Generic[D_co]):\n    def get(self) -> D_co:\n        raise NotImplementedError\n",
    "Setting": (
        "class Setting(Generic[T]):\n    def __init__(self, value: T) -> None:\n        self._value = value\n\n"
        "    def __get__(self, owner: object, kind: type | None = None) -> T:\n        return self._value\n\n"
        "    def __set__(self, owner: object, value: T) -> None:\n        self._value = value\n"
    ),
}
SUPPORT |= {
    "logged": (
        "def logged(call: Callable[P, R]) -> Callable[P, R]:\n    @wraps(call)\n"
        "    def inner(*args: P.args, **kwargs: P.kwargs) -> R:\n        return call(*args, **kwargs)\n\n    return inner\n"
    ),
    "bare_logged": (
        "def bare_logged(call: Callable[P, R]) -> Callable[P, R]:\n"
        "    def inner(*args: P.args, **kwargs: P.kwargs) -> R:\n        return call(*args, **kwargs)\n\n    return inner\n"
    ),
    "traced": (
        "def traced(call):\n    @wraps(call)\n    def inner(*args, **kwargs):\n"
        "        return call(*args, **kwargs)\n\n    return inner\n"
    ),
    "bare_traced": (
        "def bare_traced(call):\n    def inner(*args, **kwargs):\n        return call(*args, **kwargs)\n\n    return inner\n"
    ),
    "marked": "def marked(call: Call) -> Call:\n    return call\n",
    "marked_as": (
        "def marked_as(mark: str) -> Callable[[Call], Call]:\n    def marked(call: Call) -> Call:\n"
        "        return call\n\n    return marked\n"
    ),
    "as_text": (
        "def as_text(call: Callable[P, object]) -> Callable[P, str]:\n    @wraps(call)\n"
        "    def inner(*args: P.args, **kwargs: P.kwargs) -> str:\n        return str(call(*args, **kwargs))\n\n"
        "    return inner\n"
    ),
    "threaded": (
        "def threaded(call: Callable[P, R]) -> Callable[P, Awaitable[R]]:\n    @wraps(call)\n"
        "    async def inner(*args: P.args, **kwargs: P.kwargs) -> R:\n        return call(*args, **kwargs)\n\n"
        "    return inner\n"
    ),
    "listed": (
        "def listed(call: Callable[P, R]) -> Callable[P, list[R]]:\n"
        "    def inner(*args: P.args, **kwargs: P.kwargs) -> list[R]:\n        return [call(*args, **kwargs)]\n\n"
        "    return inner\n"
    ),
    "with_session": (
        "def with_session(call: Callable[Concatenate[T, int, P], R]) -> Callable[Concatenate[T, P], R]:\n    @wraps(call)\n"
        "    def inner(first: T, /, *args: P.args, **kwargs: P.kwargs) -> R:\n"
        "        return call(first, 1, *args, **kwargs)\n\n    return inner\n"
    ),
}
SUPPORT["Node"] = SUPPORT["Node"].replace("Node | None", '"Node | None"')
"""What a word needs above its use; in an order in which it can be written."""

NEWER = {
    "Names": "type Names = list[str]\n",
    "Table": "type Table[Held] = dict[str, list[Held]]\n",
    "Key": "type Key = str | int\n",
    "Json": "type Json = None | str | list[Json]\n",
    "Box": "class Box[Held]:\n    def __init__(self, item: Held) -> None:\n        self.item = item\n",
    "Source": (
        "class Source[Held]:\n    def __init__(self, item: Held) -> None:\n        self._item = item\n\n"
        "    def get(self) -> Held:\n        return self._item\n"
    ),
    "Sink": "class Sink[Held]:\n    def put(self, item: Held) -> None: ...\n",
    "Reader": "class Reader[Held](Protocol):\n    def get(self) -> Held: ...\n",
    "Writer": "class Writer[Held](Protocol):\n    def put(self, item: Held) -> None: ...\n",
}
"""The same, as Python 3.12 writes it."""
