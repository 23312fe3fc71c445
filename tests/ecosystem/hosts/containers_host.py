"""collections: containers of the standard library, against its ABCs and the Protocols that libraries write."""

from collections.abc import (
    Collection,
    Container,
    Hashable,
    ItemsView,
    Iterable,
    KeysView,
    Mapping,
    MutableMapping,
    MutableSequence,
    MutableSet,
    Reversible,
    Sequence,
    Set,
    Sized,
    ValuesView,
)
from contextlib import AbstractContextManager
from typing import Any, Protocol, SupportsIndex, TypeAlias, TypeVar

from tests.ecosystem.cases import Case

T_co = TypeVar("T_co", covariant=True)
K = TypeVar("K")
K_contra = TypeVar("K_contra", contravariant=True)
V_co = TypeVar("V_co", covariant=True)
V = TypeVar("V")


class SupportsKeysAndGetItem(Protocol[K, V_co]):
    """What ``dict`` can be made of."""

    def keys(self) -> Iterable[K]: ...

    def __getitem__(self, key: K, /) -> V_co: ...


class SupportsLenAndGetItem(Protocol[T_co]):
    """What ``random.choice`` takes."""

    def __len__(self) -> int: ...

    def __getitem__(self, index: int, /) -> T_co: ...


class Stack(Protocol[V]):
    """What a parser keeps its states in."""

    def append(self, value: V, /) -> None: ...

    def pop(self) -> V: ...

    def __len__(self) -> int: ...


class Store(Protocol[K_contra, V]):
    """What a cache keeps its values in."""

    def __setitem__(self, key: K_contra, value: V, /) -> None: ...

    def __delitem__(self, key: K_contra, /) -> None: ...

    def __contains__(self, key: object, /) -> bool: ...

    def get(self, key: K_contra, /) -> V | None: ...

    def clear(self) -> None: ...


class Evicts(Protocol):
    """Wrong: nothing is evicted."""

    def evict(self, count: int) -> None: ...


Numbers: TypeAlias = Sequence[int]
MutableNumbers: TypeAlias = MutableSequence[int]
SomeNumbers: TypeAlias = Collection[int]
NumberSet: TypeAlias = Set[int]
MutableNumberSet: TypeAlias = MutableSet[int]
Table: TypeAlias = Mapping[str, int]
MutableTable: TypeAlias = MutableMapping[str, int]
ReversibleNumbers: TypeAlias = Reversible[int]
HasNumbers: TypeAlias = Container[int]
Keys: TypeAlias = KeysView[str]
Values: TypeAlias = ValuesView[int]
Items: TypeAlias = ItemsView[str, int]
TableLike: TypeAlias = SupportsKeysAndGetItem[str, int]
Choices: TypeAlias = SupportsLenAndGetItem[int]
NumberStack: TypeAlias = Stack[int]
NumberStore: TypeAlias = Store[str, int]
Managers: TypeAlias = AbstractContextManager[Any]
Names: TypeAlias = Iterable[str]
HasLen: TypeAlias = Sized
HasIndex: TypeAlias = SupportsIndex
HasHash: TypeAlias = Hashable


def things(text: str) -> dict[str, str]:
    """References to what is made in the module of things."""
    return {each: f"tests.ecosystem.things:{each}" for each in text.split()}


LISTS = things("numbers_list numbers_deque numbers_array numbers_user")
SEQUENCES = LISTS | things("numbers_tuple numbers_range")
SETS = things("numbers_set numbers_frozenset")
DICTS = things("names_dict names_ordered names_default names_counter names_chain names_user")
MAPPINGS = DICTS | things("names_proxy")
CONTEXTS = things("closing nothing stack connection spooled text_buffer archive progress")

CASES = (
    Case("Numbers", "sequences", SEQUENCES),
    Case("MutableNumbers", "lists", LISTS),
    Case("SomeNumbers", "collections", SEQUENCES | SETS),
    Case("ReversibleNumbers", "sequences", SEQUENCES),
    Case("HasNumbers", "collections", SEQUENCES | SETS),
    Case("Choices", "sequences", SEQUENCES),
    Case("NumberStack", "lists", things("numbers_list numbers_deque")),
    Case("NumberSet", "sets", SETS),
    Case("MutableNumberSet", "mutable sets", things("numbers_set")),
    Case("Table", "mappings", MAPPINGS),
    Case("MutableTable", "dicts", DICTS),
    Case("TableLike", "mappings", MAPPINGS),
    Case("NumberStore", "dicts", DICTS),
    Case("Names", "names", MAPPINGS | things("names_keys")),
    Case("HasLen", "sized", MAPPINGS | SEQUENCES | SETS),
    Case("Keys", "views", things("names_keys")),
    Case("Values", "views", things("names_values")),
    Case("Items", "views", things("names_items")),
    Case("Managers", "contexts", CONTEXTS),
    Case("HasHash", "hashable", things("numbers_tuple numbers_range numbers_frozenset path")),
    Case("Evicts", "collections", SEQUENCES | SETS, wrong="missing-member"),
)
