"""A subclass with another type argument."""

from abc import ABC
from typing import Generic, TypeVar

T = TypeVar("T")


class Store(ABC, Generic[T]):
    def first(self) -> T:
        raise LookupError


API = Store[int]


class Plugin(Store[int]):
    pass


plugin = Plugin()
