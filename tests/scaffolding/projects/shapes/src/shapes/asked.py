"""What the host asks its plugins to declare: metadata of every kind."""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import (
    Annotated, ClassVar, FrozenSet, List, Literal, NamedTuple, NotRequired, Optional, Protocol, Required,
    Tuple, TypedDict, Union,
)  # fmt: skip

Names = list[str]


class Inner(TypedDict):
    name: str
    inside: "list[Inner]"


class Size(NamedTuple):
    width: int
    height: "float" = 1.0


class Several(TypedDict):
    text: str
    number: int
    fraction: float
    flag: bool
    raw: bytes
    choice: Literal["a", "b"]
    number_choice: Literal[3]
    maybe: str | None
    perhaps: Optional[int]
    either: Union[int, str]
    one: "int | str"
    names: Names
    old: List[str]
    pairs: Mapping[str, Sequence[int]]
    fixed: tuple[str, int]
    single: Tuple[int]
    many: tuple[int, ...]
    all: set[str]
    frozen: FrozenSet[int]
    bare: list
    inner: Inner
    size: Size
    nothing: None
    anything: object
    said: Annotated[Required[int], "said"]
    left_out: NotRequired[int]


class Partly(Inner, total=False):
    text: Required[str]
    more: int


@dataclass
class Base:
    name: str
    later: str


@dataclasses.dataclass(kw_only=True)
class Point(Base):
    later: str = "now"
    of_all: ClassVar[int]
    names: list[str]
    optional: list[str] = field(default_factory=list)
    documented: int = field(metadata={"unit": "m"})


class Attributes(Protocol):
    name: str
    names: list[str]
    pairs: dict[str, list[str]]
    size: int = 3

    @property
    def priority(self) -> int: ...


class Defaults(Protocol):
    size: int = 3


class Optionals(TypedDict, total=False):
    size: int
