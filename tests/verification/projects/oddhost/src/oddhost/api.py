"""A host's module with all that a module may have."""

from __future__ import annotations

import abc
import functools
import logging
import os
import re
import sys
import typing as t
from collections.abc import AsyncIterator, Callable, Generator, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from enum import Enum, Flag, auto
from pathlib import Path
from typing import (
    TYPE_CHECKING,
    ClassVar,
    Final,
    Generic,
    NamedTuple,
    NewType,
    ParamSpec,
    Protocol,
    TypeAlias,
    TypedDict,
    TypeVar,
    overload,
)

from longshore import ExtensionPoint
from typing_extensions import NotRequired, Self

if TYPE_CHECKING:
    from decimal import Decimal

try:
    from no_such_module import loads  # type: ignore
except ImportError:
    from json import loads as loads

T = TypeVar("T")
P = ParamSpec("P")
UserId = NewType("UserId", int)
Alias = dict[str, int]
Maybe = int | None
Handler = Callable[[int], str]
Old: TypeAlias = "list[Thing]"

LOG = logging.getLogger(__name__)
VERSION = "1.0"
LIMIT = 60 * 60
RATIO = 1 / 3
PATHS = [Path("x"), Path("y")]
TABLE = {"a": 1}
NUMBERS = frozenset({1, 2})
PATTERN = re.compile("x")
ENVIRONMENT = os.environ
FIXED: Final = 3
NAMED: Final = Path("x")
DECLARED: Mapping[str, int] = {}
FIRST, SECOND = 1, "x"
NEGATIVE = -1
PAIR = (1, "a")
FLAG = "x" in VERSION

if sys.version_info >= (3, 9):
    NEW = True
else:
    NEW = "no"


class Color(Enum):
    RED = 1
    GREEN = auto()

    @property
    def label(self) -> str:
        return self.name


class Access(Flag):
    READ = auto()


class Point(NamedTuple):
    x: int
    y: int = 0

    def norm(self) -> float:
        return 1.0


class Movie(TypedDict, total=False):
    title: str
    year: NotRequired[int]


@dataclass(frozen=True, order=True)
class Data:
    x: int
    y: list[int] = field(default_factory=lambda: [1])
    z: str = "a"
    later: int = field(init=False)
    shared: ClassVar[int] = 3

    def both(self) -> int:
        return self.x


@dataclass
class Made:
    x: int

    def __post_init__(self) -> None:
        self.doubled = 3


class Base(abc.ABC):
    limit = 3
    name: str = "x"

    def __init__(self, a: int, *rest: str, b: str | None = None, **more: float) -> None:
        self.a = a
        self.b = b
        self.rest = rest
        self.more = more
        self.log = logging.getLogger("x")
        self.cache: dict[str, int] = {}
        self.type = a
        self.later: Final = "x"
        self._value = 1.0

    @abc.abstractmethod
    def run(self, kind: type[int]) -> type[Base]:
        """A class."""

    @property
    def value(self) -> float:
        return self._value

    @value.setter
    def value(self, value: float) -> None:
        self._value = value

    @classmethod
    def make(cls) -> Self:
        return cls(1)

    @staticmethod
    def add(x: int, y: int = 3) -> int:
        return x + y

    @functools.cached_property
    def cached(self) -> int:
        return 3

    plus = add


class Derived(Base):
    limit = 4

    def __init__(self) -> None:
        super().__init__(3)
        self.a = 5
        self.own = "x"

    def run(self, kind: type[int]) -> type[Base]:
        return Base


class Thing(Protocol):
    """Something."""

    attribute: int

    def format(self, data: Mapping[str, str]) -> Iterator[str]:
        """Some text."""
        ...

    async def each(self) -> AsyncIterator[int]:
        yield 1

    async def once(self) -> int: ...


class Box(Generic[T]):
    def __init__(self, item: T) -> None:
        self.item = item

    def get(self) -> T:
        return self.item


class Factory(Protocol):
    def __call__(self, size: int = 3) -> object: ...


@overload
def over(x: int) -> int: ...
@overload
def over(x: str) -> str: ...
def over(x: int | str) -> int | str:
    return x


def wrap(function: Callable[P, T]) -> Callable[P, T]:
    return function


@wrap
def wrapped(x: int) -> str:
    return ""


@contextmanager
def opened(
    path: Path = Path("x"), /, n: int = -1, *, mode: str = "r", sizes: tuple[int, ...] = (1, 2)
) -> Generator[int]:
    yield 1


async def stream() -> AsyncIterator[int]:
    yield 3


def money() -> Decimal | None:
    return None


def box() -> Box[int]:
    return Box(3)


if os.name == "nt":

    def separator() -> str:
        return "\\"

else:

    def separator() -> str:
        return "/"


BOX = box()
DERIVED = Derived()
LAST = DERIVED.limit
NAMESPACE = "odd.makers"
OPTIONAL: t.Optional[int] = None

makers = ExtensionPoint(NAMESPACE, Factory)
fixed: Final = ExtensionPoint[Callable[..., object]](namespace="odd.nothing", api=Callable[..., object])


class Points:
    makers = ExtensionPoint("odd.makers", Factory)


def main() -> None:
    LOG.info("x")


if __name__ == "__main__":
    main()
