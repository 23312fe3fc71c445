"""A generic method for one that is not."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

T = TypeVar("T")


class API(Protocol):
    def first(self, values: Sequence[int]) -> int: ...


class Plugin:
    def first(self, values: Sequence[T]) -> Sequence[T]:
        return values


plugin = Plugin()
