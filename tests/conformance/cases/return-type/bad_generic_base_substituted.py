"""A generic base and a generic Protocol, both with an argument."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Store(Protocol[T_co]):
    def all(self) -> Sequence[T_co]: ...


class Base(Generic[T]):
    def all(self) -> list[T]:
        return []


API = Store[int]


class Plugin(Base[str]):
    pass


plugin = Plugin()
