"""A host whose points have every kind of API that a plugin can be written for."""

import datetime
import os
import typing as t
from abc import ABC, abstractmethod
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, Final, Generic, Literal, ParamSpec, Protocol, TypeVar, overload

from longshore import ExtensionPoint
from typing_extensions import Self

from shapes.asked import Attributes as Asked
from shapes.asked import Defaults, Optionals, Partly, Point, Several as Many, Size
from shapes.things import LIMIT, Bound, Colour, Item, T

if TYPE_CHECKING:
    from _typeshed import SupportsRead

P = ParamSpec("P")
K = TypeVar("K")
V = TypeVar("V", int, str)


class Closing(Protocol):
    def close(self) -> None:
        """Close it."""


class Methods(Closing, Protocol):
    """Says everything at "once\""""

    def plain(
        self, a: int, /, b: str = "x y", *rest: bytes, c: Colour = Colour.RED, d: int = LIMIT, **more: Item
    ) -> None:
        """Does it: \\ is no problem."""

    def defaults(self, a: float = -1.5, b: tuple[int, int] = (1, 2), c: "Literal['a'] | None" = None) -> None: ...
    def untold(
        self, a: int = ..., b: Callable[[], int] = lambda: 3, c: "t.Union[str, None]" = ..., d: Any = ...
    ) -> None: ...
    def keywords(self, *, key: str, other: "t.Optional[Item]" = None) -> dict[str, Item]: ...
    def unannotated(self, a, b=3): ...
    def list(self) -> list[int]: ...
    def after_list(self, numbers: "list[int]") -> "Iterator[datetime.date]": ...
    def path(self, path: "os.PathLike[str]") -> "SupportsRead[str]": ...
    def other_name(this, other: "Methods") -> "Methods": ...
    def generic(self, value: T, *, key: Callable[[T], str]) -> "t.Sequence[T]": ...
    def bounded(self, value: Bound) -> Bound: ...
    def decorates(self, function: Callable[P, T]) -> Callable[P, T]: ...
    def of_self(self: T) -> T: ...
    async def later(self, when: datetime.datetime) -> Item: ...
    def stream(self) -> AsyncIterator[int]: ...
    async def generates(self) -> AsyncIterator[int]:
        yield 1

    def any_number(
        self, first_number_of_all_the_numbers: int, second_number_of_all_the_numbers: int
    ) -> "list[int]": ...
    @contextmanager
    def opened(self) -> Iterator[Item]: ...
    @classmethod
    def make(cls, text: str) -> Self: ...
    @staticmethod
    @abstractmethod
    def parse(text: str, strict: bool = True) -> Item: ...
    def __len__(self) -> int: ...
    def __eq__(self, other: object) -> bool: ...


class Attributes(Protocol):
    name: str
    date: datetime.date
    kind: ClassVar[Literal["a", "b"]]
    size: int = 3
    colour: Colour = Colour.RED
    flag: Final = True
    home: "int | None"

    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...
    @height.setter
    def height(self, value: int) -> None: ...
    @property
    def gone(self) -> int: ...
    @gone.setter
    def gone(self, value: int) -> None: ...
    @gone.deleter
    def gone(self) -> None: ...
    def __add__(self, other: int) -> int: ...

    __radd__ = __add__


class Overloads(Protocol):
    @overload
    def get(self, key: str) -> str: ...
    @overload
    def get(self, key: int, default: T) -> int | T:
        """Get it."""

    @classmethod
    @overload
    def of_class(cls, key: str) -> str: ...
    @classmethod
    @overload
    def of_class(cls, key: int) -> int: ...
    @staticmethod
    @overload
    def static(key: str) -> str: ...
    @staticmethod
    @overload
    def static(key: int) -> int: ...
    @overload
    async def later(self, key: str) -> str: ...
    @overload
    async def later(self, key: int) -> int: ...


class Store(Protocol[K, T]):
    def get(self, key: K) -> "T | None": ...
    def put(self, key: K, value: T) -> None: ...


class IntStore(Store[K, int], Protocol[K]):
    def all(self) -> "list[K]": ...


class Chosen(Protocol[Bound, V]):
    def get(self, key: Bound) -> V: ...
    def put(self, key: Bound, value: V) -> None: ...


Named = Store[str, Item]


class Abstract(ABC, Generic[T]):
    def __init__(self, config: Item, *, more: int) -> None: ...

    @property
    @abstractmethod
    def width(self) -> int: ...
    @width.setter
    @abstractmethod
    def width(self, value: int) -> None: ...
    @abstractmethod
    def run(self, value: T) -> T: ...
    def help(self) -> str:
        return ""


class Half(Abstract[int], Closing):
    """Has one of them."""

    def run(self, value: int) -> int:
        return value


class Database(ABC):
    def __init__(self, host: str, user: "str", *, port: int = 3) -> None: ...

    @abstractmethod
    def open(self) -> None: ...


class Plain:
    def run(self) -> int:
        return 1


class Factory(Protocol):
    def __call__(self, max_width: int = 60, *, item: Item) -> Store[str, int]: ...


class Bare(Protocol):
    def __call__(self) -> "Abstract[str]": ...


class Called(Protocol):
    def __call__(self, name: str, /, *args: str) -> Awaitable[None]: ...


class Later(Protocol):
    async def __call__(self, name: str) -> Item: ...


class Several(Protocol):
    @overload
    def __call__(self, name: str) -> int: ...
    @overload
    def __call__(self, name: int) -> str: ...


class AnyItem(Protocol):
    def __call__(self, value: T, /) -> T: ...


class Both(Protocol):
    name: str

    def __call__(self, value: int) -> int: ...


class Lines(Iterable[str], AbstractContextManager[int], Protocol):
    def name(self) -> str: ...


methods = ExtensionPoint("shapes.methods", Methods)
attributes = ExtensionPoint("shapes.attributes", Attributes)
overloads = ExtensionPoint("shapes.overloads", Overloads)
stores = ExtensionPoint("shapes.stores", Store[str, "list[int]"])
stores_of_any = ExtensionPoint("shapes.stores_of_any", Store)
int_stores = ExtensionPoint("shapes.int_stores", IntStore[bytes])
named = ExtensionPoint("shapes.named", Named)
chosen = ExtensionPoint("shapes.chosen", type[Chosen])
abstract = ExtensionPoint("shapes.abstract", Abstract[int])
half = ExtensionPoint("shapes.half", Half)
plain = ExtensionPoint("shapes.plain", Plain)
items = ExtensionPoint("shapes.items", Item)
factories = ExtensionPoint("shapes.factories", Factory)
bare = ExtensionPoint("shapes.bare", Bare)
called = ExtensionPoint("shapes.called", Called)
later = ExtensionPoint("shapes.later", Later)
several = ExtensionPoint("shapes.several", Several)
any_item = ExtensionPoint("shapes.any_item", AnyItem)
both = ExtensionPoint("shapes.both", Both)
lines = ExtensionPoint("shapes.lines", Lines)
numbers = ExtensionPoint("shapes.numbers", Iterable[int])
types = ExtensionPoint("shapes.types", type[Closing])
abstract_types = ExtensionPoint("shapes.abstract_types", type[Abstract[str]])
callables = ExtensionPoint("shapes.callables", Callable[[str, Item], "list[Item]"])
nothing = ExtensionPoint("shapes.nothing", Callable[[], Closing])
whatever = ExtensionPoint("shapes.whatever", Callable[..., Store[str, int]])
databases = ExtensionPoint("shapes.databases", Callable[[str, str], Database])
other_databases = ExtensionPoint("shapes.other_databases", Callable[[str], Database])
one_value = ExtensionPoint("shapes.one_value", Callable[[int], Closing])
managers = ExtensionPoint("shapes.managers", Callable[[str], "t.ContextManager[int]"])
unions = ExtensionPoint("shapes.unions", None | Closing | Plain)
optional = ExtensionPoint("shapes.optional", t.Optional[Closing])
anything = ExtensionPoint("shapes.anything", object)

asks_many = ExtensionPoint("shapes.asks_many", Closing, meta=Many, versions=("1.4", "2.1", "3.0rc1"))
asks_partly = ExtensionPoint("shapes.asks_partly", type[Closing], meta=Partly)
asks_point = ExtensionPoint("shapes.asks_point", Closing, Point)
asks_size = ExtensionPoint("shapes.asks_size", Closing, meta=Size, versions="0.3+local")
asks_asked = ExtensionPoint("shapes.asks_asked", Closing, meta=Asked, versions="2")
asks_defaults = ExtensionPoint("shapes.asks_defaults", Closing, meta=Defaults)
asks_optionals = ExtensionPoint("shapes.asks_optionals", Closing, meta=Optionals)
asks_mapping = ExtensionPoint("shapes.asks_mapping", Closing, meta=dict[str, int])
asks_versions = ExtensionPoint("shapes.asks_versions", Closing, versions="1!2.1b1")
